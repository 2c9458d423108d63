package io.webhookkit.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.AnyText;
import io.webhookkit.Webhooks;
import io.webhookkit.WrittenLog;
import io.webhookkit.inbound.sources.ConfiguredSource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.h2.jdbcx.JdbcConnectionPool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Whatever comes in: the answer is one that is documented, and a sender writes no line of the log.
 */
class HostileEventsOfSendersTest {

  private static final List<Integer> DOCUMENTED =
      List.of(200, 400, 401, 404, 405, 408, 413, 415, 503);

  private final WrittenLog log = new WrittenLog();
  private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
  private final OneEvent sender = new OneEvent();
  private final List<InboundEvent> handled = new ArrayList<>();
  private Webhooks webhooks;

  /** A sender whose every request has the event that is set. */
  private static final class OneEvent implements WebhookSource {

    private InboundEvent event;

    @Override
    public String name() {
      return "crm";
    }

    @Override
    public Received receive(InboundRequest request) {
      return new Received.Events(List.of(event));
    }
  }

  @BeforeProperty
  void start() {
    webhooks =
        Webhooks.builder()
            .dataSource(database)
            .source(new InboundSource(sender, HandlingMode.REQUEST))
            .source(ConfiguredSource.named("erp").secret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"))
            .build();
    webhooks.inbound().handle("crm", "*", handled::add);
  }

  @AfterProperty
  void close() {
    webhooks.close();
    database.dispose();
    log.close();
  }

  @Property(tries = 500)
  void aRequestOfAStrangerIsAnsweredAndWritesNoLine(
      @ForAll("texts") String one, @ForAll("texts") String other) {
    for (String source : List.of("erp", one)) {
      for (String method : List.of("POST", "GET", other)) {
        InboundAnswer answer = webhooks.inbound().receive(source, request(method, one, other));

        assertThat(answer.status()).isIn(DOCUMENTED);
        assertThat(answer.headers().toString()).doesNotContain("\r", "\n");
      }
    }
    requireWholeLines();
  }

  @Property(tries = 300)
  void anEventOfASenderIsTakenAsItCameAndWritesNoLine(
      @ForAll("texts") String id, @ForAll("texts") String type, @ForAll("texts") String value) {
    JsonNode content = JsonNodeFactory.instance.objectNode().put("value", value);
    sender.event = new InboundEvent("crm", id, type, value, content, content, List.of(value));
    handled.clear();

    InboundAnswer answer = webhooks.inbound().receive("crm", request("POST", "", ""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(handled).allMatch(sender.event::equals);
    assertThat(EventBytes.read("crm", EventBytes.write(sender.event))).isEqualTo(sender.event);
    requireWholeLines();
  }

  private void requireWholeLines() {
    assertThat(log.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(1000))
        .noneMatch(line -> AnyText.UNPRINTABLE.matcher(line).find());
    log.lines().clear();
  }

  private static UnreadRequest request(String method, String one, String other) {
    return new UnreadRequest(
        method,
        one,
        Map.of("X-" + one, List.of(other), "Content-Type", List.of(other)),
        new ByteArrayInputStream(other.getBytes(UTF_8)));
  }

  @Provide
  Arbitrary<String> texts() {
    return AnyText.any();
  }
}
