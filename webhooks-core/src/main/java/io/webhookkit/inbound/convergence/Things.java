package io.webhookkit.inbound.convergence;

import java.util.Optional;

/** What an application can do with its own things, for a reconciliation. */
public interface Things {

  /** Returns how a thing is here, made with {@link Version#read}; empty if it is gone. */
  Optional<Version> find(String localId);

  /**
   * Does what a handler would do if the other system had just told this: merges it, or makes a
   * thing of it. Called in a transaction, as a handler is.
   *
   * @throws Exception if that can't be done now
   */
  void apply(String externalId, Version theirs) throws Exception;
}
