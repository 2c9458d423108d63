package io.webhookkit.inbound.convergence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all things of a type from another system, page by page. */
@FunctionalInterface
public interface Peer {

  /**
   * Reads a page.
   *
   * @param cursor what the page before has given; null for the first one
   * @throws Exception if it can't be read; the reconciliation then ends with what it has found
   */
  Page read(@Nullable String cursor) throws Exception;

  /**
   * A page.
   *
   * @param things some of the things
   * @param next where the next page begins; null after the last one
   */
  record Page(List<Thing> things, @Nullable String next) {

    /** Copies the list. */
    public Page {
      things = List.copyOf(things);
    }
  }

  /**
   * A thing of the other system.
   *
   * @param externalId its id there
   * @param version how it is there, made with {@link Version#read}
   */
  record Thing(String externalId, Version version) {}
}
