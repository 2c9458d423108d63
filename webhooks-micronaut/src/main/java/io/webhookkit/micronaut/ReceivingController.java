package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.WholeBody;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where webhooks come in; handlers are called on threads that may wait. */
@Controller("${webhooks.inbox.path:/webhooks}")
@Requires(classes = HttpRequest.class, beans = SourceConfiguration.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class ReceivingController {

  private final Webhooks webhooks;
  private final InboxConfiguration settings;

  ReceivingController(Webhooks webhooks, InboxConfiguration settings) {
    this.webhooks = webhooks;
    this.settings = settings;
  }

  /** Takes events. */
  @Post("/{source}")
  @Consumes(MediaType.ALL)
  HttpResponse<String> receive(String source, HttpRequest<?> request) {
    ByteBody body = ((ServerHttpRequest<?>) request).byteBody();
    return answer(
        source, request, new WholeBody(() -> bytes(body), settings.settings().readTimeout()));
  }

  /** The server's limit of buffered bodies bounds it in memory. */
  private static CompletableFuture<byte[]> bytes(ByteBody body) {
    return body.buffer()
        .handle(
            (buffer, failure) -> {
              if (failure != null) {
                throw isTooLong(failure)
                    ? RejectedRequestException.tooLarge()
                    : new CompletionException(failure);
              }
              try (buffer) {
                return buffer.toByteArray();
              }
            });
  }

  private static boolean isTooLong(Throwable failure) {
    return failure instanceof ContentLengthExceededException
        || failure instanceof BufferLengthExceededException;
  }

  /** Answers the question of some senders, whether this is the right place. */
  @Get("/{source}")
  HttpResponse<String> greet(String source, HttpRequest<?> request) {
    return answer(source, request, InputStream.nullInputStream());
  }

  private HttpResponse<String> answer(String source, HttpRequest<?> request, InputStream body) {
    Map<String, List<String>> headers = new HashMap<>();
    request.getHeaders().forEach((name, values) -> headers.put(name, values));
    UnreadRequest unread =
        new UnreadRequest(request.getMethodName(), request.getUri().getRawQuery(), headers, body);
    InboundAnswer answer = webhooks.inbound().receive(source, unread);
    MutableHttpResponse<String> response =
        HttpResponse.<String>status(answer.status(), null).body(answer.body());
    answer.headers().forEach(response::header);
    return response;
  }
}
