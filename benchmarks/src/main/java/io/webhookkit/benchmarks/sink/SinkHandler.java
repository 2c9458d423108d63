package io.webhookkit.benchmarks.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import tools.jackson.databind.json.JsonMapper;

/** Notes what is posted, answers 204, or never if the path hangs; and tells what it has noted. */
final class SinkHandler implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {

  private static final String NONE = "-";

  private final Arrivals arrivals;
  private volatile String hanging = NONE;

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
    } else if (!path.endsWith(hanging)) {
      arrivals.note(EventNumber.in(message.getBody()), System.nanoTime());
      trigger.submitResponse(new BasicResponseProducer(new BasicHttpResponse(204)), context);
    }
  }

  private String control(List<String> words) {
    return switch (words.get(0)) {
      case "expect" -> {
        arrivals.expect(Long.parseLong(words.get(1)), Integer.parseInt(words.get(2)));
        yield "{}";
      }
      case "hang" -> {
        hanging = words.get(1);
        yield "{}";
      }
      case "arrivals" -> JsonMapper.shared().writeValueAsString(arrivals.first());
      default -> JsonMapper.shared().writeValueAsString(arrivals.stats());
    };
  }
}
