package io.webhookkit.inbound.convergence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/**
 * Merges two versions of one thing, attribute by attribute. Used once.
 *
 * <p>Who has not changed an attribute since both had the same takes what the other has. That both
 * have changed it is a conflict, unless the other tells what it was told by us.
 */
final class Merge {

  private final Agreement agreement;
  private final Link link;
  private final Version mine;
  private final Version theirs;
  private final BiPredicate<String, JsonNode> wasSent;
  private final Map<String, Agreed> agreed;
  private final Map<String, JsonNode> changes = new HashMap<>();
  private final Map<String, JsonNode> corrections = new HashMap<>();
  private final Map<ValueConflict, JsonNode> kept = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  /**
   * @param wasSent tells whether we have sent a value of an attribute since it was last the same
   */
  Merge(
      Agreement agreement,
      Link link,
      Version mine,
      Version theirs,
      BiPredicate<String, JsonNode> wasSent) {
    this.agreement = agreement;
    this.link = link;
    this.mine = mine;
    this.theirs = theirs;
    this.wasSent = wasSent;
    this.agreed = new HashMap<>(link.agreed());
  }

  Merged merged() {
    agreement.attributes().keySet().stream().sorted().forEach(this::merge);
    return new Merged(changes, List.copyOf(kept.keySet()), corrections);
  }

  /** Returns what is known of each attribute from now on. */
  Map<String, Agreed> agreed() {
    return agreed;
  }

  /** Returns how each conflict was ended. */
  Map<ValueConflict, JsonNode> kept() {
    return kept;
  }

  /** Returns the attributes of which it does not matter any more what was sent. */
  Set<String> ended() {
    return ended;
  }

  private void merge(String attribute) {
    JsonNode here = mine.values().get(attribute);
    JsonNode there = theirs.values().get(attribute);
    Agreed known = agreed.getOrDefault(attribute, Agreed.NOTHING);
    if (here == null || there == null || known.isNewerThan(theirs.changedAt())) {
      return; // not known on one side, or older than what was told before
    }
    agreed.put(attribute, known.seenAt(theirs.changedAt()));
    if (here.equals(there)) {
      end(attribute, there);
    } else if (here.equals(theirs.previous().get(attribute))) {
      change(attribute, here, there);
    } else if (there.equals(known.value()) || wasSent.test(attribute, there)) {
      behind(attribute, here);
    } else if (here.equals(known.value())) {
      change(attribute, here, there);
    } else {
      settle(attribute, here, there);
    }
  }

  /** They have changed what we have; who owns an attribute lets nobody else do so. */
  private void change(String attribute, JsonNode here, JsonNode there) {
    if (policy(attribute) == ConflictPolicy.MINE) {
      settle(attribute, here, there);
    } else {
      changes.put(attribute, there);
      end(attribute, there);
    }
  }

  /** They do not know what we have sent: not yet, or it was lost. */
  private void behind(String attribute, JsonNode here) {
    if (!theirs.told()) {
      corrections.put(attribute, here);
    }
  }

  private void settle(String attribute, JsonNode here, JsonNode there) {
    ValueConflict conflict =
        new ValueConflict(
            link.source(),
            link.type(),
            link.localId(),
            attribute,
            agreed.getOrDefault(attribute, Agreed.NOTHING).value(),
            here,
            there,
            mine.changedAt(),
            theirs.changedAt());
    JsonNode value = policy(attribute).keep(conflict);
    kept.put(conflict, value);
    if (!value.equals(here)) {
      changes.put(attribute, value);
    }
    if (!value.equals(there)) {
      corrections.put(attribute, value);
    }
    end(attribute, value);
  }

  private ConflictPolicy policy(String attribute) {
    return agreement.attributes().getOrDefault(attribute, ConflictPolicy.LATEST);
  }

  private void end(String attribute, JsonNode value) {
    agreed.put(attribute, agreed.getOrDefault(attribute, Agreed.NOTHING).on(value));
    ended.add(attribute);
  }
}
