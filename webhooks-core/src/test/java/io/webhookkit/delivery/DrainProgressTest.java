package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainProgressTest {

  private final List<String> log = new ArrayList<>();
  private long now = -5; // a nanoTime may be below zero
  private final DrainProgress progress = new DrainProgress(() -> now, log::add);

  @Test
  void aShortDrainIsNotSpokenOf() {
    read(500, 0, 4, true);
    read(500, 0, 4, true);
    read(3, 0, 1, false);

    assertThat(log).isEmpty();
  }

  @Test
  void aLongDrainIsOneLineAnInterval() {
    read(500, 0, 4, true);
    read(500, 100, 6, true);
    read(500, 400, 6, true);
    assertThat(log)
        .containsExactly(
            "Draining the backlog: 1,000 events and 100 deliveries taken in 10 s (110 a second)"
                + " so far");

    read(500, 0, 4, true);
    assertThat(log).hasSize(2);
  }

  @Test
  void theEndOfALongDrainIsOneLine() {
    read(500, 0, 9, true);
    read(540, 0, 4, false);

    assertThat(log)
        .containsExactly(
            "The backlog is drained: 1,040 events and 0 deliveries taken in 13 s (80 a second) in"
                + " all");
  }

  @Test
  void theNextDrainIsCountedAnew() {
    read(500, 0, 9, true);
    read(500, 0, 9, false);
    log.clear();
    now += Duration.ofHours(1).toNanos();

    read(7, 0, 1, true);
    read(7, 0, 1, false);
    assertThat(log).isEmpty();
  }

  @Test
  void aReadingThatTakesNothingSinceNoRoomIsLeftEndsNoDrain() {
    read(500, 0, 9, true);
    read(0, 0, 9, true);

    assertThat(log).singleElement().asString().contains("500 events").contains("so far");
  }

  @Test
  void whoTakesNothingAtAllDrainsNothing() {
    read(0, 0, 60, true);
    read(0, 0, 60, false);

    assertThat(log).isEmpty();
  }

  private void read(int events, int deliveries, int seconds, boolean more) {
    progress.tookEvents(events);
    progress.tookDeliveries(deliveries);
    now += Duration.ofSeconds(seconds).toNanos();
    progress.hasRead(more);
  }
}
