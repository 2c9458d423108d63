package io.webhookkit.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.sender.SignedRequest;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another system, which sends webhooks to a node. */
final class Caller {

  static final String NAME = "caller";

  private Caller() {}

  /** Returns what a node has to know about it. */
  static ConfiguredSource configured() {
    return ConfiguredSource.named(NAME).secret(Sink.SECRET);
  }

  /** Sends an event, whose content is nobody else's business, and returns the answer's status. */
  static int call(Node node, String id) {
    SignedRequest request =
        SignedRequest.signedAs(SourceKind.STANDARD, Sink.SECRET)
            .id(id)
            .body("{\"type\":\"any\",\"data\":{\"fate\":\"" + Shipment.PRIVATE + "\"}}");
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    byte[] body = request.message().body().getBytes(UTF_8);
    return node.webhooks()
        .inbound()
        .receive(NAME, new UnreadRequest("POST", null, headers, new ByteArrayInputStream(body)))
        .status();
  }
}
