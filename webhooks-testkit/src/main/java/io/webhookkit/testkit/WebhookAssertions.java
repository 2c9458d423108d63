package io.webhookkit.testkit;

/** The entry to assertions about webhooks, to be imported statically beside AssertJ's own. */
public final class WebhookAssertions {

  private WebhookAssertions() {}

  /** Starts assertions about what a recorder received. */
  public static WebhookRecorderAssert assertThat(WebhookRecorder recorder) {
    return new WebhookRecorderAssert(recorder);
  }
}
