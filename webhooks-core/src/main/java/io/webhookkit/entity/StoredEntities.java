package io.webhookkit.entity;

import java.sql.Connection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entities that a persistence framework has stored, for those who read them in order of their
 * ids. The framework's binding implements it. Thread-safe.
 */
public interface StoredEntities {

  /** Tells whether entities of the class of this name are stored here and are announced. */
  boolean has(String entity);

  /**
   * Runs work in a transaction of its own, which commits if the work returns.
   *
   * @param tenant whose entities are read; null where there are no tenants
   */
  <R> R inTransaction(@Nullable String tenant, Function<Reading, R> work);

  /**
   * Reads within one transaction. Ids are texts here, which can be kept and given back. Used by the
   * transaction's thread alone.
   */
  interface Reading {

    /** Returns the transaction's own connection. */
    Connection connection();

    /** Returns whose entities are read; null where there are no tenants. */
    @Nullable String tenant();

    /** Returns how many entities of a class there are. */
    long count(String entity);

    /**
     * Returns the ids of a class in order, without waiting for anybody.
     *
     * @param last the id after which to begin, or null
     * @param max how many to return at most
     */
    List<String> idsAfter(String entity, @Nullable String last, int max);

    /**
     * Locks entities and reads them as they are stored now. It waits for nobody, and ends before
     * the first one that another transaction has locked.
     *
     * @param ids of which to lock as many as possible, in their order
     */
    Locked lock(String entity, List<String> ids);
  }

  /**
   * Entities that are locked, and stay so until their transaction ends.
   *
   * @param entities each as if it were just created; without what was deleted meanwhile
   * @param last the last of the ids that were asked for and are locked or deleted; null if another
   *     transaction has locked the first
   */
  record Locked(List<EntityChange> entities, @Nullable String last) {}
}
