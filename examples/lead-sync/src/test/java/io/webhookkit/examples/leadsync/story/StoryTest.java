package io.webhookkit.examples.leadsync.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.signature.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs both applications as processes of their own, as a user does. */
class StoryTest {

  @Test
  void theStoryEndsWithEqualDatabases() throws Exception {
    assertThat(new Headless().run()).isZero();
  }

  @Test
  void theStoryFailsWhenTheReceiverCanNotTrustTheSender() throws Exception {
    try (Stage stage =
        new Stage(Headless.freePort(), Headless.freePort(), Secret.generate(), Secret.generate())) {
      assertThat(new Story(stage, Duration.ofSeconds(2)).tell()).isFalse();
    }
  }
}
