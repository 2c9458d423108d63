package io.webhookkit.testkit.sender;

import org.assertj.core.api.AbstractAssert;

/** Assertions about how a posted webhook was answered. */
public final class SentWebhookAssert extends AbstractAssert<SentWebhookAssert, SentWebhook> {

  /** Starts assertions. */
  public SentWebhookAssert(SentWebhook sent) {
    super(sent, SentWebhookAssert.class);
  }

  /** Asserts that it was taken: the sender will not send it again. */
  public SentWebhookAssert wasTaken() {
    isNotNull();
    if (actual.status() / 100 != 2) {
      failWithMessage("Expected the webhook to be taken, but it was answered with %s", actual);
    }
    return this;
  }

  /** Asserts that it was refused as one that anybody could have sent: 401. */
  public SentWebhookAssert wasNotBelieved() {
    return wasAnsweredWith(401);
  }

  /** Asserts the status of the answer. */
  public SentWebhookAssert wasAnsweredWith(int status) {
    isNotNull();
    if (actual.status() != status) {
      failWithMessage(
          "Expected the webhook to be answered with %d, but it was with %s", status, actual);
    }
    return this;
  }
}
