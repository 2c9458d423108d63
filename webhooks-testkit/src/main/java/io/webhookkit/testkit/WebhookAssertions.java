package io.webhookkit.testkit;

import io.webhookkit.testkit.loop.TwoSystems;
import io.webhookkit.testkit.loop.TwoSystemsAssert;
import io.webhookkit.testkit.sender.SentWebhook;
import io.webhookkit.testkit.sender.SentWebhookAssert;

/** The entry to assertions about webhooks, to be imported statically beside AssertJ's own. */
public final class WebhookAssertions {

  private WebhookAssertions() {}

  /** Starts assertions about what a recorder received. */
  public static WebhookRecorderAssert assertThat(WebhookRecorder recorder) {
    return new WebhookRecorderAssert(recorder);
  }

  /** Starts assertions about how a posted webhook was answered. */
  public static SentWebhookAssert assertThat(SentWebhook sent) {
    return new SentWebhookAssert(sent);
  }

  /** Starts assertions about two applications that send each other webhooks. */
  public static TwoSystemsAssert assertThat(TwoSystems systems) {
    return new TwoSystemsAssert(systems);
  }
}
