package io.webhookkit.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what a {@link WebhookRecorder} received. Each waits until what was committed has
 * been sent, and fails if any request had a bad signature.
 */
public final class WebhookRecorderAssert
    extends AbstractAssert<WebhookRecorderAssert, WebhookRecorder> {

  WebhookRecorderAssert(WebhookRecorder recorder) {
    super(recorder, WebhookRecorderAssert.class);
  }

  /** Asserts that at least one event of a type was received, and goes on with those that were. */
  public ReceivedWebhooksAssert received(String type) {
    return new ReceivedWebhooksAssert(actual, "of type " + type, drained())
        .matching("of type " + type, webhook -> webhook.type().equals(type));
  }

  /** Asserts that no event of a type was received. */
  public WebhookRecorderAssert receivedNo(String type) {
    List<ReceivedWebhook> found =
        drained().stream().filter(webhook -> webhook.type().equals(type)).toList();
    if (!found.isEmpty()) {
      failWithMessage("Expected no webhook of type %s, but received:%n%s", type, lines(found));
    }
    return this;
  }

  /** Asserts that nothing was received but what earlier assertions were about. */
  public WebhookRecorderAssert receivedNothingElse() {
    List<ReceivedWebhook> others =
        drained().stream().filter(webhook -> !actual.asserted().contains(webhook)).toList();
    if (!others.isEmpty()) {
      failWithMessage("Expected nothing else, but received:%n%s", lines(others));
    }
    return this;
  }

  private List<ReceivedWebhook> drained() {
    isNotNull();
    actual.drain();
    List<ReceivedWebhook> forged =
        actual.requests().stream().filter(webhook -> !webhook.signed()).toList();
    if (!forged.isEmpty()) {
      failWithMessage("Expected good signatures only, but received:%n%s", lines(forged));
    }
    return actual.received();
  }

  static String lines(List<ReceivedWebhook> webhooks) {
    return webhooks.isEmpty()
        ? "  (nothing)"
        : webhooks.stream().map(webhook -> "  " + webhook).collect(Collectors.joining("\n"));
  }
}
