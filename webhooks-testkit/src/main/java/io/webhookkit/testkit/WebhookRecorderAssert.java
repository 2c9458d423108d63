package io.webhookkit.testkit;

import java.util.ArrayList;
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
    return new ReceivedWebhooksAssert(actual, "", drained())
        .matching("of type " + type, webhook -> webhook.type().equals(type));
  }

  /**
   * Asserts that an event of a type was sent at least once, whatever the answer was, and goes on
   * with all attempts.
   */
  public ReceivedWebhooksAssert attempted(String type) {
    drained();
    return new ReceivedWebhooksAssert(actual, "", actual.requests())
        .matching("of type " + type, webhook -> webhook.type().equals(type));
  }

  /**
   * Asserts that events of these types were received, each committed after the one before; others
   * may be between them.
   */
  public WebhookRecorderAssert receivedInOrder(String... types) {
    List<String> missing = new ArrayList<>(List.of(types));
    List<ReceivedWebhook> found = new ArrayList<>();
    List<ReceivedWebhook> all = ReceivedWebhooksAssert.byEvent(drained()).toList();
    for (ReceivedWebhook webhook : all) {
      if (!missing.isEmpty() && webhook.type().equals(missing.get(0))) {
        missing.remove(0);
        found.add(webhook);
      }
    }
    if (!missing.isEmpty()) {
      failWithMessage(
          "Expected webhooks of the types %s in this order, but from %s on they are missing in:%n%s",
          List.of(types), missing.get(0), lines(all));
    }
    actual.asserted().add(new ReceivedWebhooksAssert(actual, "", found), found);
    return this;
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

  /** Asserts that nothing was received, nor attempted. */
  public WebhookRecorderAssert receivedNothing() {
    drained();
    List<ReceivedWebhook> all = actual.requests();
    if (!all.isEmpty()) {
      failWithMessage("Expected nothing, but received:%n%s", lines(all));
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
