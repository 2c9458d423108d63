package io.webhookkit.outbox;

/**
 * What a transaction has gathered so far, of which a part can be undone when the transaction rolls
 * back to a savepoint. Used by the transaction's thread alone.
 */
public interface Revertible {

  /** The mark of the transaction's begin, at which nothing was gathered. */
  int START = 0;

  /** Marks what was gathered so far, and returns the mark. */
  int mark();

  /**
   * Forgets what was gathered since the mark, which stays usable as the savepoint does; later marks
   * do not.
   */
  void rollbackTo(int mark);
}
