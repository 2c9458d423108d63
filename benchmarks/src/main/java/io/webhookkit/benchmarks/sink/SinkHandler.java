package io.webhookkit.benchmarks.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncResponseProducer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Notes what is posted, answers as its target behaves, and tells what it has noted. */
final class SinkHandler implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {

  private final Arrivals arrivals;
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();

  SinkHandler(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
      HttpRequest request, EntityDetails entity, HttpContext context) {
    return new BasicRequestConsumer<>(new BasicAsyncEntityConsumer());
  }

  @Override
  public void handle(
      Message<HttpRequest, byte[]> message, ResponseTrigger trigger, HttpContext context)
      throws HttpException, IOException {
    String path = message.getHead().getPath();
    if (path.startsWith("/control/")) {
      String answer = control(List.of(path.substring("/control/".length()).split("/")));
      trigger.submitResponse(
          new BasicResponseProducer(
              new BasicHttpResponse(200),
              new BasicAsyncEntityProducer(
                  answer.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON)),
          context);
    } else {
      String target = path.substring(path.lastIndexOf('/') + 1);
      Behaviour behaviour = behaviours.getOrDefault(target, Behaviour.TAKES);
      if (behaviour.takes()) {
        note(message);
      }
      AsyncResponseProducer answer = answer(behaviour);
      if (answer != null) {
        trigger.submitResponse(answer, context);
      }
    }
  }

  private void note(Message<HttpRequest, byte[]> message) {
    byte[] body = message.getBody();
    Header id = message.getHead().getFirstHeader("webhook-id");
    int hash = 31 * Arrays.hashCode(body) + (id == null ? 0 : id.getValue().hashCode());
    arrivals.note(EventNumber.in(body), hash, System.nanoTime());
  }

  private static @Nullable AsyncResponseProducer answer(Behaviour behaviour) {
    return switch (behaviour) {
      case TAKES -> new BasicResponseProducer(new BasicHttpResponse(204));
      case HANGS -> null;
      case IS_BUSY -> refusal(503, "2");
      case LIMITS -> refusal(429, "3");
      case IS_GONE -> new BasicResponseProducer(new BasicHttpResponse(404));
      case RESETS ->
          new BasicResponseProducer(new BasicHttpResponse(200), BrokenBody.breakingOff());
      case DRIPS -> new BasicResponseProducer(new BasicHttpResponse(200), BrokenBody.dripping());
    };
  }

  private static AsyncResponseProducer refusal(int status, String seconds) {
    BasicHttpResponse response = new BasicHttpResponse(status);
    response.setHeader("Retry-After", seconds);
    return new BasicResponseProducer(response);
  }

  private String control(List<String> words) {
    return switch (words.get(0)) {
      case "expect" -> {
        next.set(Long.parseLong(words.get(1)));
        arrivals.expect(next.get(), Integer.parseInt(words.get(2)));
        yield "{}";
      }
      case "behave" -> {
        behaviours.put(words.get(1), Behaviour.valueOf(words.get(2)));
        yield "{}";
      }
      case "take" -> Long.toString(next.getAndAdd(Integer.parseInt(words.get(1))));
      case "arrivals" -> JsonMapper.shared().writeValueAsString(arrivals.first());
      default -> JsonMapper.shared().writeValueAsString(arrivals.stats());
    };
  }
}
