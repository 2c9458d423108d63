package io.webhookkit.inbound.convergence;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

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
  private final OwnChanges own;
  private final Map<String, Agreed> agreed;
  private final Map<String, JsonNode> changes = new HashMap<>();
  private final Map<String, JsonNode> corrections = new HashMap<>();
  private final Map<ValueConflict, JsonNode> kept = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, Instant> since = new HashMap<>();

  /**
   * @param own what we have changed since both had the same
   */
  Merge(Agreement agreement, Link link, Version mine, Version theirs, OwnChanges own) {
    this.agreement = agreement;
    this.link = link;
    this.mine = mine;
    this.theirs = theirs;
    this.own = own;
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

  /** Returns when an attribute was changed that is corrected; empty if it was made just now. */
  Optional<Instant> since(String attribute) {
    return Optional.ofNullable(since.get(attribute));
  }

  /** Returns a fingerprint of what is corrected: our values, instead of theirs of that time. */
  String correction() {
    Map<String, JsonNode> refused = new HashMap<>(corrections);
    corrections
        .keySet()
        .forEach(
            attribute ->
                refused.put(
                    attribute + " instead of",
                    theirs.values().getOrDefault(attribute, MissingNode.getInstance())));
    refused.put("at", StringNode.valueOf(String.valueOf(theirs.changedAt())));
    return Fingerprint.of(refused);
  }

  /** Returns the attributes of which it does not matter any more what was sent. */
  Set<String> ended() {
    return ended;
  }

  private void merge(String attribute) {
    JsonNode here = mine.values().get(attribute);
    JsonNode there = theirs.values().get(attribute);
    Agreed known = agreed.getOrDefault(attribute, Agreed.NOTHING);
    if (here == null || there == null) {
      return; // not known on one side
    }
    if (theirs.told() && known.isNewerThan(theirs.changedAt())) {
      return; // it comes late
    }
    boolean news = theirs.isNewsOf(attribute);
    if (news) {
      agreed.put(attribute, known.seenAt(theirs.changedAt()));
    }
    if (here.equals(there)) {
      end(attribute, there);
    }
    if (here.equals(there) || !news) {
      return; // what an event says besides its change was, or will be, told by one of its own
    }
    if (policy(attribute) == ConflictPolicy.LATEST
        && theirs.told()
        && theirs.changedAt() != null
        && changedHere(attribute) != null) {
      keepLatest(attribute, here, there, known);
    } else {
      mergeNews(attribute, here, there, known);
    }
  }

  private void mergeNews(String attribute, JsonNode here, JsonNode there, Agreed known) {
    if (policy(attribute) == ConflictPolicy.THEIRS) {
      takeFromOwner(attribute, here, there, known);
      return;
    }
    if (here.equals(theirs.previous().get(attribute))) {
      change(attribute, here, there);
    } else if (there.equals(known.value()) || own.contain(attribute, there)) {
      behind(attribute, here);
    } else if (here.equals(known.value())) {
      change(attribute, here, there);
    } else {
      settle(attribute, here, there);
    }
  }

  /** What they own is what they have, unless they only tell us what we have told them. */
  private void takeFromOwner(String attribute, JsonNode here, JsonNode there, Agreed known) {
    Instant changed = theirs.changedAt();
    boolean later = changed != null && own.last(attribute).filter(changed::isAfter).isPresent();
    if (theirs.told() && own.contain(attribute, there) && !later) {
      return;
    }
    if (knewOurs(attribute, here, known) || there.equals(known.value())) {
      change(attribute, here, there);
    } else {
      settle(attribute, here, there);
    }
  }

  /**
   * Each system keeps the last change that it knows, by times that both know: whatever the order in
   * which they are told, both end with the same.
   */
  private void keepLatest(String attribute, JsonNode here, JsonNode there, Agreed known) {
    ValueConflict both = conflict(attribute, here, there);
    JsonNode latest = ConflictPolicy.LATEST.keep(both);
    boolean knowOurs = there.equals(known.value()) || own.contain(attribute, there);
    if (!knewOurs(attribute, here, known) && !knowOurs) {
      kept.put(both, latest);
    }
    if (latest.equals(there)) {
      changes.put(attribute, there);
      end(attribute, there);
    } else if (!own.contain(attribute, here)) {
      correct(attribute, here, here);
    }
  }

  /** Tells whether they had what we have when they changed it. */
  private boolean knewOurs(String attribute, JsonNode here, Agreed known) {
    return here.equals(known.value()) || here.equals(theirs.previous().get(attribute));
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
      correct(attribute, here, here);
    }
  }

  private void settle(String attribute, JsonNode here, JsonNode there) {
    ValueConflict conflict = conflict(attribute, here, there);
    JsonNode value = policy(attribute).keep(conflict);
    kept.put(conflict, value);
    if (!value.equals(here)) {
      changes.put(attribute, value);
    }
    if (!value.equals(there)) {
      correct(attribute, here, value);
    }
    end(attribute, value);
  }

  private ValueConflict conflict(String attribute, JsonNode here, JsonNode there) {
    return new ValueConflict(
        link.source(),
        link.type(),
        link.localId(),
        attribute,
        agreed.getOrDefault(attribute, Agreed.NOTHING).value(),
        here,
        there,
        changedHere(attribute),
        theirs.changedAt());
  }

  private void correct(String attribute, JsonNode here, JsonNode value) {
    if (value.equals(here) && own.last(attribute).isPresent() && !own.contain(attribute, here)) {
      return; // it was changed since it was read, and that is on its way
    }
    corrections.put(attribute, value);
    Instant changed = changedHere(attribute);
    if (value.equals(here) && changed != null) {
      since.put(attribute, changed);
    }
  }

  /** By our own events, or theirs if we have it from them: both systems know the same times. */
  private @Nullable Instant changedHere(String attribute) {
    return own.last(attribute)
        .orElseGet(
            () -> {
              Instant seen = link.agreed().getOrDefault(attribute, Agreed.NOTHING).seen();
              return seen != null ? seen : mine.changedAt();
            });
  }

  private ConflictPolicy policy(String attribute) {
    return agreement.attributes().getOrDefault(attribute, ConflictPolicy.LATEST);
  }

  private void end(String attribute, JsonNode value) {
    Agreed known = agreed.getOrDefault(attribute, Agreed.NOTHING).on(value);
    boolean ours = value.equals(mine.values().get(attribute));
    agreed.put(attribute, ours ? known.seenAt(changedHere(attribute)) : known);
    ended.add(attribute);
  }
}
