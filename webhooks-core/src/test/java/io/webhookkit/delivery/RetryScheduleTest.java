package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

  private static final RandomGenerator LOWEST = () -> 0L;
  private static final RandomGenerator HIGHEST = () -> -1L;

  @Test
  void waitsLongerAfterEachFailure() {
    RetrySchedule schedule =
        new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), 0);

    assertThat(schedule.after(1, HIGHEST)).contains(Duration.ofSeconds(5));
    assertThat(schedule.after(2, HIGHEST)).contains(Duration.ofMinutes(5));
  }

  @Test
  void endsWhenItsDelaysAreUsedUp() {
    RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(5)), 0);

    assertThat(schedule.after(2, HIGHEST)).isEmpty();
    assertThat(new RetrySchedule(List.of(), 0).after(1, HIGHEST)).isEmpty();
  }

  @Test
  void spreadsAWaitBothWaysByItsJitterAndNoFurther() {
    RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(100)), 0.2);

    assertThat(schedule.after(1, LOWEST).orElseThrow()).isEqualTo(Duration.ofSeconds(80));
    assertThat(schedule.after(1, HIGHEST).orElseThrow())
        .isBetween(Duration.ofMillis(119_999), Duration.ofMinutes(2));
  }

  @Test
  void isByDefaultTenAttemptsInAboutThreeDays() {
    List<Duration> delays = RetrySchedule.DEFAULT.delays();

    assertThat(delays).hasSize(9).startsWith(Duration.ofSeconds(5)).endsWith(Duration.ofDays(1));
    assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofDays(3), Duration.ofDays(4));
    assertThat(RetrySchedule.DEFAULT.jitter()).isEqualTo(0.2);
  }

  @Test
  void neverWaitsLessThanNothing() {
    RetrySchedule wild = new RetrySchedule(List.of(Duration.ofSeconds(1)), 1);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    assertThat(IntStream.range(0, 1000).mapToObj(i -> wild.after(1, random).orElseThrow()))
        .allMatch(wait -> !wait.isNegative() && wait.compareTo(Duration.ofSeconds(2)) <= 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void takesNoOtherJitterThanAPartOfTheWait(double jitter) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new RetrySchedule(List.of(), jitter))
        .withMessage("retry.jitter is '" + jitter + "': give a part from 0 to 1");
  }

  @Test
  void takesNoNegativeDelay() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new RetrySchedule(List.of(Duration.ofSeconds(-1)), 0))
        .withMessage("retry.delays is 'PT-1S': give delays of zero or more");
  }
}
