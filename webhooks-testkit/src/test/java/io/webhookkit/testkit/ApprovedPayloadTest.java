package io.webhookkit.testkit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovedPayloadTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Sender sender = new Sender(recorder);

  @AfterEach
  void stop() {
    sender.close();
    recorder.close();
  }

  private void send(int count) {
    Map<String, Object> item = Map.of("code", UUID.randomUUID().toString(), "name", "Zoë");
    sender.send("lead.imported", "7", Map.of("count", count, "items", List.of(item)));
  }

  @Test
  void whatIsAsApprovedPassesWhateverVaries() {
    send(3);

    assertThat(recorder)
        .received("lead.imported")
        .once()
        .matchesApproved("lead.imported", "data.items.0.code");
  }

  @Test
  void anotherValueFailsAndShowsBoth() {
    send(4);

    assertThatThrownBy(
            () ->
                assertThat(recorder)
                    .received("lead.imported")
                    .matchesApproved("lead.imported", "data.items.0.code"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("lead.imported.json")
        .hasMessageContaining("\"count\" : 3")
        .hasMessageContaining("\"count\" : 4")
        .hasMessageContaining("data.count: approved 3, received 4")
        .hasMessageContaining("-Dwebhooks.approve=true");
  }

  @Test
  void anotherKindOfWhatVariesFails() {
    sender.send(
        "lead.imported",
        "7",
        Map.of("count", 3, "items", List.of(Map.of("code", 5, "name", "Zoë"))));

    assertThatThrownBy(
            () ->
                assertThat(recorder)
                    .received("lead.imported")
                    .matchesApproved("lead.imported", "data.items.0.code"))
        .hasMessageContaining("<number>");
  }

  @Test
  void aFileThatWasWrittenByHandMayHaveAnyValueOfTheKind() {
    sender.send("lead.imported", "7", Map.of("id", 7));

    assertThat(recorder).received("lead.imported").matchesApproved("by-hand", "data.id");
  }

  @Test
  void aDecimalHasToHaveTheDigitsThatWereApproved() {
    sender.send("lead.imported", "7", Map.of("price", new BigDecimal("19.90")));
    assertThat(recorder).received("lead.imported").matchesApproved("price");
    recorder.startOver();

    sender.send("lead.imported", "7", Map.of("price", new BigDecimal("19.9")));

    assertThatThrownBy(
            () -> assertThat(recorder).received("lead.imported").matchesApproved("price"))
        .hasMessageContaining("data.price: approved 19.90, received 19.9");
  }

  @Test
  void whatIsMissingAndWhatIsTooMuchIsNamed() {
    sender.send("lead.imported", "7", Map.of("cost", 19));

    assertThatThrownBy(
            () -> assertThat(recorder).received("lead.imported").matchesApproved("price"))
        .hasMessageContaining("data.cost: approved nothing, received 19")
        .hasMessageContaining("data.price: approved 19.90, received nothing");
  }

  @Test
  void aFileThatWasWrittenByHandHasToHaveTheRightKind() {
    sender.send("lead.imported", "7", Map.of("id", "seven"));

    assertThatThrownBy(
            () ->
                assertThat(recorder)
                    .received("lead.imported")
                    .matchesApproved("by-hand", "data.id"))
        .hasMessageContaining("by-hand.json");
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    send(3);

    assertThatThrownBy(
            () ->
                assertThat(recorder)
                    .received("lead.imported")
                    .matchesApproved("lead.imported", "data.items.0.cod"))
        .hasMessageContaining("There is no data.items.0.cod in the payload");
  }

  @Test
  void whatNobodyHasApprovedFailsAndSaysHow() {
    send(3);

    assertThatThrownBy(
            () -> assertThat(recorder).received("lead.imported").matchesApproved("not.there"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no such file yet")
        .hasMessageContaining("-Dwebhooks.approve=true");
    assertThat(Files.exists(Path.of("src/test/resources/webhooks/not.there.json"))).isFalse();
  }
}
