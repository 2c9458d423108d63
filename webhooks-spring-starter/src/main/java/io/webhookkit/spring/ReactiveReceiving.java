package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.WholeBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where there is Spring WebFlux, webhooks come in by it, and are handled on threads that wait. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(name = "org.springframework.web.reactive.function.server.RouterFunction")
@Conditional(ReceivingCondition.class)
class ReactiveReceiving {

  @Bean
  RouterFunction<ServerResponse> webhooksReactiveReceiver(
      Webhooks webhooks, WebhooksProperties properties) {
    String path = properties.inbox().path() + "/{source}";
    return RouterFunctions.route(
        RequestPredicates.path(path),
        request ->
            Mono.fromCallable(() -> receive(webhooks.inbound(), request, properties.inbox()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(ReactiveReceiving::response));
  }

  private static InboundAnswer receive(
      InboundWebhooks inbound, ServerRequest request, InboxProperties bounds) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().asHttpHeaders().forEach(headers::put);
    int maxBytes = Math.toIntExact(bounds.maxSize().toBytes());
    return inbound.receive(
        request.pathVariable("source"),
        new UnreadRequest(
            request.method().name(),
            request.uri().getRawQuery(),
            headers,
            new WholeBody(() -> bytes(request, maxBytes), bounds.readTimeout())));
  }

  private static CompletableFuture<byte[]> bytes(ServerRequest request, int maxBytes) {
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), maxBytes)
        .map(ReactiveReceiving::bytes)
        .defaultIfEmpty(new byte[0])
        .onErrorMap(DataBufferLimitException.class, any -> RejectedRequestException.tooLarge())
        .toFuture()
        .thenApply(bytes -> bytes == null ? new byte[0] : bytes);
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private static Mono<ServerResponse> response(InboundAnswer answer) {
    return ServerResponse.status(answer.status())
        .headers(own -> answer.headers().forEach(own::set))
        .bodyValue(answer.body());
  }
}
