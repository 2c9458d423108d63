package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.UnreadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where there is Spring WebFlux, webhooks come in by it, and are handled on threads that wait. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(name = "org.springframework.web.reactive.function.server.RouterFunction")
@Conditional(ReceivingCondition.class)
class ReactiveReceiving {

  private static final int BUFFERS = 2;

  @Bean
  RouterFunction<ServerResponse> webhooksReactiveReceiver(
      Webhooks webhooks, WebhooksProperties properties) {
    String path = properties.inbox().path() + "/{source}";
    Duration timeout = properties.inbox().readTimeout();
    return RouterFunctions.route(
        RequestPredicates.path(path),
        request ->
            Mono.fromCallable(() -> receive(webhooks.inbound(), request, timeout))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(ReactiveReceiving::response));
  }

  private static InboundAnswer receive(
      InboundWebhooks inbound, ServerRequest request, Duration timeout) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().asHttpHeaders().forEach(headers::put);
    // The stream fills whole buffers, so only this ends one that drips.
    Flux<DataBuffer> buffers =
        request
            .body(BodyExtractors.toDataBuffers())
            .takeUntilOther(
                Mono.delay(timeout).then(Mono.error(() -> new SocketTimeoutException("too slow"))));
    try (InputStream body = DataBufferUtils.subscriberInputStream(buffers, BUFFERS)) {
      return inbound.receive(
          request.pathVariable("source"),
          new UnreadRequest(request.method().name(), request.uri().getRawQuery(), headers, body));
    }
  }

  private static Mono<ServerResponse> response(InboundAnswer answer) {
    return ServerResponse.status(answer.status())
        .headers(own -> answer.headers().forEach(own::set))
        .bodyValue(answer.body());
  }
}
