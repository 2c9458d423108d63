package io.webhookkit.inbound.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OwnCloudEventTest {

  @Test
  void isReadAsTheStandardPayloadOfTheSameEvent() {
    String cloudEvent =
        """
        {"specversion":"1.0","id":"msg_1","source":"/shop","type":"lead.updated",
         "datacontenttype":"application/json","subject":"7","time":"2026-11-24T10:12:13.123Z",
         "data":{"data":{"bounced":true},"previous":{"bounced":false},"hops":["shop"]},
         "sequence":"0000000000000000412"}
        """;
    String standard =
        """
        {"type":"lead.updated","timestamp":"2026-11-24T10:12:13.123Z","data":{"bounced":true},
         "previous":{"bounced":false},"hops":["shop"],"subject":"7","sequence":412}
        """;

    assertThat(OwnCloudEvent.inStandardForm(json(cloudEvent)).toString())
        .satisfies(form -> assertThat(tree(form)).isEqualTo(tree(standard)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"1.0\",\"type\":\"a\",\"data\":{\"email\":\"a\"},\"sequence\":\"1\"}",
        "{\"specversion\":\"1.0\",\"type\":\"a\",\"data\":{\"data\":\"of somebody else\"}}",
        "{\"type\":\"a\",\"data\":{\"data\":1},\"sequence\":\"1\"}",
        "{\"specversion\":\"1.0\",\"sequence\":\"1\"}",
        "[]"
      })
  void anythingElseIsReadAsItIs(String body) {
    JsonNode content = json(body);

    assertThat(OwnCloudEvent.inStandardForm(content)).isSameAs(content);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** As it is after it was written, so that whole numbers are of one type. */
  private static JsonNode tree(String text) {
    return json(json(text).toString());
  }
}
