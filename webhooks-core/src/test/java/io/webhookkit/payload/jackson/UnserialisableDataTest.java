package io.webhookkit.payload.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.WebhookException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class UnserialisableDataTest {

  @Test
  void aGetterThatThrowsIsNamedWithoutWhatItSaid() {
    fails(Map.of("lead", new Throwing()))
        .satisfies(e -> assertThat(e.getMessage()).contains("email").doesNotContain("4711"));
  }

  @Test
  void dataThatContainsItselfIsRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);

    fails(Map.of("lead", endless));
  }

  /** In a name, Jackson writes what Jackson does not read. */
  @Test
  void aNameWithHalfACharacterIsRefused() {
    fails(Map.of("a\ud83d", 1));
    fails(Map.of("\ude00\ud83d", 1));
  }

  private static ThrowableAssertAlternative<WebhookException> fails(Object data) {
    Event event =
        new Event(
            "msg_1",
            new EventType("lead.created"),
            Instant.EPOCH,
            null,
            data,
            Map.of(),
            null,
            List.of(),
            null,
            null,
            List.of());
    return assertThatExceptionOfType(WebhookException.class)
        .isThrownBy(() -> new StandardPayloadSerializer().serialize(event))
        .withMessageStartingWith("The data of a lead.created event can't be written as JSON: ");
  }

  static final class Throwing {
    private String email;

    public String getEmail() {
      return Objects.requireNonNull(email, "customer 4711 has none");
    }
  }
}
