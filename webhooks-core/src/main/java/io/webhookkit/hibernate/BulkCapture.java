package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Reads the rows of a bulk statement before it; what has become of them is read before the commit.
 */
final class BulkCapture {

  private final TransactionHooks hooks;
  private final int max;

  BulkCapture(TransactionHooks hooks, int max) {
    this.hooks = hooks;
    this.max = max;
  }

  /** Executes a statement of captured entities, and returns how many rows it has changed. */
  int execute(BulkStatement statement, IntSupplier execution) {
    String name = statement.target().getEntityName();
    if (!statement.changesRows()) {
      throw unable(statement, "it inserts rows whose ids are not known before", "persist entities");
    }
    TransactionHook hook = hooks.of(statement.session(), name);
    List<Object> ids = statement.ids(max + 1);
    if (ids.size() > max) {
      throw unable(
          statement,
          "it changes more rows than webhooks.capture.max-bulk-rows=" + max,
          "change fewer at once");
    }
    Set<Object> distinct = new LinkedHashSet<>(ids);
    int changed = hook.bulk(statement, distinct, execution);
    if (changed > distinct.size()) {
      throw unable(
          statement,
          "somebody else has inserted rows meanwhile that it changes too",
          "repeat the transaction");
    }
    return changed;
  }

  private static WebhookException unable(BulkStatement statement, String reason, String fix) {
    return new WebhookException(
        "A bulk %s of %s can't be captured, because %s: %s, or set webhooks.capture.bulk=warn"
            .formatted(statement.verb(), statement.target().getEntityName(), reason, fix));
  }
}
