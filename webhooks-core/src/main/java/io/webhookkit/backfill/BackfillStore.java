package io.webhookkit.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Where the progress of backfills is kept, so that another node, or this one after a crash, can go
 * on with them. Thread-safe.
 */
public interface BackfillStore {

  /**
   * Keeps a backfill that begins, or {@link BackfillProgress#resumed resumes} the one with its key.
   * This node then holds it.
   */
  BackfillProgress open(BackfillProgress begun);

  /** Returns a backfill. */
  Optional<BackfillProgress> find(BackfillKey key);

  /** Tells whether any may be open, as far as that is known without asking. */
  boolean mayHaveOpen();

  /** Returns the open backfills that no other node works at; this one then holds them. */
  List<BackfillProgress> claim();

  /**
   * Locks a backfill until the transaction ends; empty if another node has taken it over.
   *
   * @param transaction the connection of a batch
   * @throws io.webhookkit.WebhookException if it is not kept where the transaction is
   */
  Optional<BackfillProgress> lock(Connection transaction, BackfillKey key) throws SQLException;

  /** Keeps how far a batch has come, if and only if its transaction commits. */
  void advance(Connection transaction, BackfillProgress progress) throws SQLException;

  /**
   * Ends an open backfill in another state; it is done only if it still is where that was found.
   */
  void end(BackfillProgress ended);

  /** Leaves what this node holds to others. */
  void release();
}
