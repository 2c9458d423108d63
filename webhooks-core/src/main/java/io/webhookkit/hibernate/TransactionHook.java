package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.ChangeBuffer;
import io.webhookkit.entity.EntityChange;
import io.webhookkit.entity.EntityShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.jdbc.spi.LogicalConnectionImplementor;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in one transaction of one session: writes its events on the session's own connection,
 * after Hibernate's last flush and before the commit.
 *
 * <p>It is an observer of the coordinator and no {@code Synchronization}: one that joins while
 * Hibernate goes through the others, because one of those makes the first change, is not called.
 */
final class TransactionHook implements TransactionObserver {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionHook.class);

  private final SharedSessionContractImplementor session;
  private final ChangeBuffer buffer;
  private final BulkRows bulkRows;
  private final Consumer<TransactionHook> whenOver;
  private final Set<Object> detached = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean written;

  TransactionHook(
      SharedSessionContractImplementor session,
      ChangeBuffer buffer,
      BulkRows bulkRows,
      Consumer<TransactionHook> whenOver) {
    this.session = session;
    this.buffer = buffer;
    this.bulkRows = bulkRows;
    this.whenOver = whenOver;
  }

  /** Adds a change. One that somebody flushes after us corrects the outbox at once. */
  void add(EntityChange change) {
    buffer.add(change);
    if (written) {
      write();
    }
  }

  /** Executes a bulk statement that changes the rows with these ids. */
  int bulk(BulkStatement statement, Collection<?> ids, IntSupplier execution) {
    bulkRows.before(statement, ids).forEach(buffer::add);
    int changed = execution.getAsInt();
    if (written) {
      write();
    }
    return changed;
  }

  /** Notes that what is removed had not been loaded. */
  void noteDetached(Object entity) {
    detached.add(entity);
  }

  boolean isDetached(Object entity) {
    return detached.contains(entity);
  }

  /** Returns the newest state of an entity that was changed so far, or null. */
  @Nullable Object @Nullable [] state(EntityShape shape, Object id) {
    return buffer.state(shape, id);
  }

  /** Returns the subjects of the entities of one kind that were changed so far. */
  List<String> subjects(String rootName) {
    return buffer.subjects(rootName);
  }

  int mark() {
    return buffer.mark();
  }

  void rollbackTo(int mark) {
    buffer.rollbackTo(mark);
  }

  @Override
  public void beforeCompletion() {
    if (!isMarkedForRollback()) {
      written = true;
      write();
      release();
    }
  }

  /** Hibernate may have released the connection before the commit already, so we do as well. */
  private void release() {
    LogicalConnectionImplementor connection = session.getJdbcCoordinator().getLogicalConnection();
    if (connection.isOpen()) {
      connection.beforeTransactionCompletion();
    }
  }

  private boolean isMarkedForRollback() {
    return switch (session.getTransactionCoordinator().getTransactionDriverControl().getStatus()) {
      case MARKED_ROLLBACK, ROLLING_BACK, ROLLED_BACK, FAILED_COMMIT -> true;
      default -> false;
    };
  }

  private void write() {
    LogicalConnectionImplementor connection = session.getJdbcCoordinator().getLogicalConnection();
    if (connection.isOpen()) {
      write(connection.getPhysicalConnection());
    } else {
      writeOnBorrowedConnection();
    }
  }

  private void write(Connection connection) {
    buffer.write(connection, bulkRows.now(session, connection));
  }

  /**
   * In JTA a session may be closed before its transaction ends; what its pool gives then still
   * belongs to the transaction. Anywhere else it does not, and a rollback would leave the events.
   */
  private void writeOnBorrowedConnection() {
    if (!session.getTransactionCoordinator().getTransactionCoordinatorBuilder().isJta()) {
      throw new WebhookException(
          "The transaction can't commit: its connection was closed before its events were stored");
    }
    JdbcConnectionAccess connections = session.getJdbcConnectionAccess();
    try {
      Connection connection = connections.obtainConnection();
      try {
        write(connection);
      } finally {
        connections.releaseConnection(connection);
      }
    } catch (SQLException e) {
      throw new WebhookException(
          "The transaction can't commit: there is no connection for its events: " + e.getMessage(),
          e);
    }
  }

  /**
   * Forgets an earlier transaction of the session whose end was kept from us, because somebody
   * before us threw an exception.
   */
  @Override
  public void afterBegin() {
    end(false);
  }

  @Override
  public void afterCompletion(boolean successful, boolean delayed) {
    end(successful);
  }

  /** Throws nothing: the transaction has ended, and the user would take it for failed. */
  private void end(boolean committed) {
    try {
      whenOver.accept(this);
      detached.clear();
      bulkRows.clear();
      buffer.completed(committed);
    } catch (RuntimeException e) {
      LOG.error("Committed events could not be handed over; they leave when their lease ends", e);
    }
  }
}
