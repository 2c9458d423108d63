package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private final TestClock clock = new TestClock();
  private final Circuit circuit = new Circuit(clock);

  @Test
  void staysClosedUntilAsManyDeliveriesInARowHaveFailed() {
    fail(Circuit.FAILURES - 1);
    circuit.succeeded();
    fail(Circuit.FAILURES - 1);

    assertThat(circuit.permits()).isTrue();
    fail(1);
    assertThat(circuit.permits()).isFalse();
  }

  @Test
  void letsASingleProbeThroughWhenItsTimeIsOver() {
    fail(Circuit.FAILURES);

    clock.advance(Circuit.SHORTEST.minusMillis(1));
    assertThat(circuit.permits()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(circuit.permits()).isTrue();
    circuit.sent();
    assertThat(circuit.permits()).isFalse();
  }

  @Test
  void isClosedByAProbeThatIsTaken() {
    fail(Circuit.FAILURES);
    probe();

    assertThat(circuit.succeeded()).isTrue();

    assertThat(circuit.permits()).isTrue();
    assertThat(circuit.isTripped()).isFalse();
  }

  @Test
  void staysOpenTwiceAsLongAfterEachProbeThatFailsButNotForEver() {
    fail(Circuit.FAILURES);
    probe();
    circuit.failed(Duration.ZERO);
    assertThat(circuit.millisLeft()).isEqualTo(2 * Circuit.SHORTEST.toMillis());

    for (int i = 0; i < 10; i++) {
      probe();
      circuit.failed(Duration.ZERO);
    }
    assertThat(circuit.millisLeft()).isEqualTo(Circuit.LONGEST.toMillis());
  }

  @Test
  void isNotOpenedAgainByWhatWasUnderWayWhenItOpened() {
    fail(Circuit.FAILURES);
    clock.advance(Duration.ofSeconds(10));

    assertThat(circuit.failed(Duration.ZERO)).isFalse();

    assertThat(circuit.millisLeft()).isEqualTo(Circuit.SHORTEST.toMillis() - 10_000);
  }

  @Test
  void opensAtOnceForAsLongAsTheEndpointAsks() {
    circuit.failed(Duration.ofSeconds(7));

    assertThat(circuit.permits()).isFalse();
    assertThat(circuit.millisLeft()).isEqualTo(7_000);
  }

  @Test
  void aProbeThatWasNotSentAfterAllLeavesRoomForAnother() {
    fail(Circuit.FAILURES);
    probe();

    circuit.notSent();

    assertThat(circuit.permits()).isTrue();
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepItOpen() {
    clock.advance(Duration.ofDays(1));
    fail(Circuit.FAILURES);

    clock.advance(Duration.ofHours(-1));

    assertThat(circuit.permits()).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      circuit.sent();
      circuit.failed(Duration.ZERO);
    }
  }

  private void probe() {
    clock.advance(Duration.ofMillis(circuit.millisLeft()));
    circuit.sent();
  }
}
