package io.webhookkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.endpoint.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is published: what is sent parses as what was said, or nothing is stored. */
class HostileEventsTest {

  private final RecordingTransport transport = new RecordingTransport();
  private final WrittenLog log = new WrittenLog();
  private Webhooks webhooks;

  @BeforeProperty
  void start() {
    webhooks =
        Webhooks.builder()
            .outboxInMemory()
            .transport(transport)
            .eventTypes(List.of("lead.imported"))
            .endpoint(
                Endpoint.named("crm")
                    .url("https://crm.example.com/in")
                    .secret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz")
                    .events("*")
                    .build())
            .build();
    webhooks.start();
  }

  @AfterProperty
  void close() {
    webhooks.close();
    log.close();
  }

  @Property(tries = 500)
  void keysValuesAndSubjectArriveAsTheyWereGiven(
      @ForAll("names") String key, @ForAll("texts") String value, @ForAll("texts") String subject)
      throws Exception {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(key, value);
    data.put("nested", Map.of(key, List.of(key, value)));
    if (!isPublished(subject, data)) {
      return;
    }

    DeliveryRequest sent = transport.requests.poll(10, TimeUnit.SECONDS);

    JsonNode body = JsonMapper.shared().readTree(sent.body());
    assertThat(body.propertyNames())
        .containsExactly("type", "timestamp", "data", "subject", "sequence");
    assertThat(body.path("type").stringValue()).isEqualTo("lead.imported");
    assertThat(body.path("subject").stringValue()).isEqualTo(subject);
    assertThat(JsonMapper.shared().convertValue(body.path("data"), Object.class)).isEqualTo(data);
    assertThat(sent.headers().values()).allMatch(each -> each.matches("[ -~]+"));
    assertThat(log.lines()).noneMatch(line -> AnyText.UNPRINTABLE.matcher(line).find());
    log.lines().clear();
  }

  private boolean isPublished(String subject, Map<String, Object> data) throws Exception {
    try {
      webhooks.publish("lead.imported", subject, data);
      assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
      return true;
    } catch (WebhookException refused) {
      assertThat(refused.getMessage())
          .contains("lead.imported")
          .doesNotContainPattern(AnyText.UNPRINTABLE)
          .hasSizeLessThan(1000);
      assertThat(transport.requests).isEmpty();
      return false;
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return AnyText.any();
  }

  /** Jackson reads no longer ones, whoever has written them. */
  @Provide
  Arbitrary<String> names() {
    return AnyText.any().filter(text -> text.length() <= 50_000);
  }
}
