package io.webhookkit.testkit.broken;

import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Event;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.testkit.sender.SignedRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways in which a receiver may break a promise: by what it reads, or what it answers. */
final class BrokenRequests {

  private BrokenRequests() {}

  static ReceivingBreak told(UnaryOperator<UnreadRequest> change) {
    return new ReceivingBreak() {
      @Override
      public UnreadRequest told(UnreadRequest request) {
        return change.apply(request);
      }
    };
  }

  static ReceivingBreak taking(Function<InboundEvent, List<InboundEvent>> change) {
    return new ReceivingBreak() {
      @Override
      public List<InboundEvent> taken(InboundEvent event) {
        return change.apply(event);
      }
    };
  }

  static ReceivingBreak answering(int status, int instead) {
    return new ReceivingBreak() {
      @Override
      public InboundAnswer answered(UnreadRequest request, InboundAnswer answer) {
        return answer.status() == status
            ? new InboundAnswer(instead, answer.contentType(), "")
            : answer;
      }
    };
  }

  static UnaryOperator<UnreadRequest> without(String header) {
    return request -> {
      Map<String, List<String>> headers = headers(request);
      headers.remove(header);
      return with(request, headers, request.body());
    };
  }

  static UnaryOperator<UnreadRequest> withMethod(String method) {
    return request -> new UnreadRequest(method, request.query(), request.headers(), request.body());
  }

  /** Of what is there more than once, the first. */
  static UnreadRequest first(UnreadRequest request) {
    Map<String, List<String>> headers = headers(request);
    headers.replaceAll((name, values) -> values.subList(0, 1));
    return with(request, headers, request.body());
  }

  /** A body that ends where it may be no longer. */
  static UnreadRequest cut(UnreadRequest request) {
    InputStream cut =
        new FilterInputStream(request.body()) {
          private int left = 64 * 1024;

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            int read = left == 0 ? -1 : super.read(bytes, from, Math.min(left, length));
            left -= Math.max(read, 0);
            return read;
          }
        };
    return with(request, request.headers(), cut);
  }

  /** A body whose end before its end is no case that anybody has thought of. */
  static UnreadRequest failing(UnreadRequest request) {
    InputStream failing =
        new FilterInputStream(request.body()) {
          @Override
          public int read(byte[] bytes, int from, int length) {
            try {
              return super.read(bytes, from, length);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return with(request, request.headers(), failing);
  }

  /** Signed as by its sender, whoever has sent it; what is long, or of no length, is left. */
  static UnreadRequest signed(UnreadRequest request) {
    Map<String, List<String>> headers = headers(request);
    if (!headers.getOrDefault("Content-Length", List.of("")).get(0).matches("\\d{1,3}")) {
      return request;
    }
    byte[] body = read(request.body());
    String id = headers.getOrDefault(WebhookHeaders.ID, List.of("msg_without")).get(0);
    SignedRequest signed =
        signedAs(SourceKind.STANDARD, BreakableReceiving.SETTINGS.secret().reveal())
            .id(id)
            .body(new String(body, UTF_8));
    signed.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return with(
        request, headers, new ByteArrayInputStream(signed.message().body().getBytes(UTF_8)));
  }

  private static byte[] read(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** With a length that is none, there is no body. */
  static UnreadRequest ofAnyLength(UnreadRequest request) {
    Map<String, List<String>> headers = headers(request);
    if (headers.getOrDefault("Content-Length", List.of("0")).get(0).matches("\\d+")) {
      return request;
    }
    headers.remove("Content-Length");
    return with(request, headers, InputStream.nullInputStream());
  }

  static InboundEvent withoutHops(InboundEvent event) {
    return new InboundEvent(
        event.source(), event.id(), event.type(), event.subject(), event.data(), event.content());
  }

  static Event changing(Event event, @Nullable String origin, List<String> hops) {
    return new Event(
        event.id(),
        event.type(),
        event.timestamp(),
        event.subject(),
        event.data(),
        event.identity(),
        event.previous(),
        event.omitted(),
        event.tenant(),
        origin,
        hops);
  }

  private static Map<String, List<String>> headers(UnreadRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    return headers;
  }

  private static UnreadRequest with(
      UnreadRequest request, Map<String, List<String>> headers, InputStream body) {
    return new UnreadRequest(request.method(), request.query(), headers, body);
  }
}
