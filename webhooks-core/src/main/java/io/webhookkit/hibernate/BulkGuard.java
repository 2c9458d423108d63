package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.CaptureSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that no bulk statement changes captured entities unnoticed. */
final class BulkGuard {

  private static final Logger LOG = LoggerFactory.getLogger(BulkGuard.class);

  private final Map<String, HibernateShape> byTable = new HashMap<>();
  private final TransactionHooks hooks;
  private final CaptureSettings settings;
  private final BulkRows rows;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  BulkGuard(Map<String, HibernateShape> shapes, TransactionHooks hooks, CaptureSettings settings) {
    shapes.values().forEach(shape -> shape.tables().forEach(t -> byTable.putIfAbsent(t, shape)));
    this.hooks = hooks;
    this.settings = settings;
    this.rows = new BulkRows(shapes, hooks, settings.maxBulkRows());
  }

  /** Executes the statement, as the policy is, and returns how many rows it has changed. */
  int execute(BulkStatement statement, IntSupplier execution) {
    Optional<String> table = statement.isNative() ? Optional.empty() : capturedTable(statement);
    if (table.isEmpty()) {
      return execution.getAsInt();
    }
    // Hibernate would do it with the statement; what it flushes belongs before the comparison.
    statement.session().autoFlushIfRequired(statement.tables());
    HibernateShape shape = Objects.requireNonNull(byTable.get(table.get()));
    return switch (settings.bulk()) {
      case WARN -> {
        warn(statement, shape, table.get());
        yield execution.getAsInt();
      }
      case FAIL ->
          throw new WebhookException(
              what(statement, shape, table.get())
                  + ", and webhooks.capture.bulk=fail: change the entities, or set it to capture");
      case CAPTURE -> rows.capture(statement, shape, execution);
    };
  }

  private Optional<String> capturedTable(BulkStatement statement) {
    return statement.tables().stream()
        .filter(byTable::containsKey)
        .filter(statement::changes)
        .findFirst();
  }

  private void warn(BulkStatement statement, HibernateShape shape, String table) {
    if (warned.add(statement.verb() + table)) {
      LOG.warn(
          "{}: publish what it does, or set webhooks.capture.bulk=capture (or fail)",
          what(statement, shape, table));
    }
    List<String> stale =
        hooks
            .find(statement.session())
            .map(hook -> hook.subjects(shape.rootName()))
            .orElse(List.of());
    if (!stale.isEmpty()) {
      LOG.warn(
          "A bulk {} of {} follows changes of {} in one transaction: they may be announced with"
              + " values that it has changed",
          statement.verb(),
          shape.rootName(),
          stale);
    }
  }

  private static String what(BulkStatement statement, HibernateShape shape, String table) {
    return "A bulk %s of %s (table %s) goes past capture, so nobody is told of the rows it changes"
        .formatted(statement.verb(), shape.rootName(), table);
  }
}
