package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.CaptureSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.hibernate.persister.entity.EntityPersister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that no bulk statement changes captured entities unnoticed. */
final class BulkGuard {

  private static final Logger LOG = LoggerFactory.getLogger(BulkGuard.class);

  private final Map<String, HibernateShape> shapes;
  private final TransactionHooks hooks;
  private final CaptureSettings settings;
  private final BulkCapture capture;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  BulkGuard(Map<String, HibernateShape> shapes, TransactionHooks hooks, CaptureSettings settings) {
    this.shapes = Map.copyOf(shapes);
    this.hooks = hooks;
    this.settings = settings;
    this.capture = new BulkCapture(hooks, settings.maxBulkRows());
  }

  /** Executes the statement before the guard of its factory, if that is captured. */
  static int watch(BulkStatement statement, IntSupplier execution) {
    return CaptureListener.of(statement.session().getFactory())
        .map(listener -> listener.bulkGuard().execute(statement, execution))
        .orElseGet(execution::getAsInt);
  }

  /** Executes the statement, as the policy is, and returns how many rows it has changed. */
  int execute(BulkStatement statement, IntSupplier execution) {
    if (!isCaptured(statement.target())) {
      return execution.getAsInt();
    }
    return switch (settings.bulk()) {
      case WARN -> {
        warn(statement);
        yield execution.getAsInt();
      }
      case FAIL ->
          throw new WebhookException(
              what(statement)
                  + ", and webhooks.capture.bulk=fail: change the entities, or set it to capture");
      case CAPTURE -> capture.execute(statement, execution);
    };
  }

  /** Tells whether a row of the entity may be one that is announced. */
  private boolean isCaptured(EntityPersister entity) {
    return shapes.containsKey(entity.getEntityName())
        || entity.getSubclassEntityNames().stream().anyMatch(shapes::containsKey);
  }

  private void warn(BulkStatement statement) {
    EntityPersister entity = statement.target();
    if (warned.add(statement.verb() + entity.getEntityName())) {
      LOG.warn(
          "{}: publish what it does, or set webhooks.capture.bulk=capture (or fail)",
          what(statement));
    }
    if (!statement.changesRows()) {
      return;
    }
    statement.flush();
    List<String> stale =
        hooks
            .find(statement.session())
            .map(hook -> hook.subjects(entity.getRootEntityName()))
            .orElse(List.of());
    if (!stale.isEmpty()) {
      LOG.warn(
          "A bulk {} of {} follows changes of {} in one transaction: they may be announced with"
              + " values that it has changed",
          statement.verb(),
          entity.getEntityName(),
          stale);
    }
  }

  private static String what(BulkStatement statement) {
    EntityPersister entity = statement.target();
    return "A bulk %s of %s (table %s) goes past capture, so nobody is told of the rows it changes"
        .formatted(
            statement.verb(),
            entity.getEntityName(),
            entity.getIdentifierTableDetails().getTableName());
  }
}
