package io.webhookkit.inbound.convergence;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Which value of an attribute is kept when both systems have changed it. */
@FunctionalInterface
public interface ConflictPolicy {

  /** This system owns the attribute. */
  ConflictPolicy MINE = ValueConflict::mine;

  /** The other system owns the attribute. */
  ConflictPolicy THEIRS = ValueConflict::theirs;

  /**
   * The change that was made last; of two at the same time, and where one of the times is not
   * known, the one whose JSON comes later in the alphabet, so that both systems keep the same.
   */
  ConflictPolicy LATEST =
      conflict -> {
        Instant here = conflict.mineChangedAt();
        Instant there = conflict.theirsChangedAt();
        if (here != null && there != null && !here.equals(there)) {
          return here.isAfter(there) ? conflict.mine() : conflict.theirs();
        }
        boolean mine = conflict.mine().toString().compareTo(conflict.theirs().toString()) >= 0;
        return mine ? conflict.mine() : conflict.theirs();
      };

  /** Returns the value to keep: one of the two, or a third one made of them. */
  JsonNode keep(ValueConflict conflict);
}
