package io.webhookkit.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A backfill goes no faster than it was asked to. */
class BackfillPaceTest {

  @Test
  void aBatchIsFollowedByThePauseThatIsLeftOfItsTime() {
    BackfillPace pace = new BackfillPace(100, 200);

    assertThat(pace.pauseAfter(100, Duration.ofMillis(120))).isEqualTo(Duration.ofMillis(380));
  }

  @Test
  void aBatchThatTookLongerIsFollowedByNone() {
    BackfillPace pace = new BackfillPace(100, 200);

    assertThat(pace.pauseAfter(100, Duration.ofSeconds(3))).isZero();
  }

  @Test
  void aSlowOneHasSmallBatchesSoThatItsLeaseOutlivesThePause() {
    BackfillPace pace = new BackfillPace(1000, 1);

    assertThat(pace.rows()).isEqualTo(10);
  }

  @Test
  void aBatchOfNothingIsRefused() {
    assertThatThrownBy(() -> new BackfillPace(0, 200))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("batchSize")
        .hasMessageContaining("from 1 to 10000");
  }

  @Test
  void aRateOfNothingIsRefused() {
    assertThatThrownBy(() -> new BackfillPace(100, 0))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("perSecond")
        .hasMessageContaining("at least 1");
  }
}
