package io.webhookkit.inbound.convergence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides which value of one attribute is kept, and tells its {@link Merge}. Used once.
 *
 * <p>Who has not changed an attribute since both had the same takes what the other has. That both
 * have changed it is a conflict, unless the other tells what it was told by us.
 */
final class AttributeMerge {

  private final String attribute;
  private final ConflictPolicy policy;
  private final JsonNode here;
  private final JsonNode there;
  private final Link link;
  private final Version mine;
  private final Version theirs;
  private final OwnChanges own;
  private final Merge merge;

  /** What was known before. */
  private final Agreed known;

  AttributeMerge(
      String attribute,
      ConflictPolicy policy,
      JsonNode here,
      JsonNode there,
      Versions versions,
      Merge merge) {
    this.attribute = attribute;
    this.policy = policy;
    this.here = here;
    this.there = there;
    this.link = versions.link();
    this.mine = versions.mine();
    this.theirs = versions.theirs();
    this.own = versions.own();
    this.merge = merge;
    this.known = link.agreed().getOrDefault(attribute, Agreed.NOTHING);
  }

  void decide() {
    if (theirs.told() && known.isNewerThan(theirs.changedAt())) {
      return; // it comes late
    }
    boolean news = theirs.isNewsOf(attribute);
    if (news) {
      merge.agree(attribute, known.seenAt(theirs.changedAt()));
    }
    if (here.equals(there)) {
      end(there);
    }
    if (here.equals(there) || !news) {
      return; // what an event says besides its change was, or will be, told by one of its own
    }
    if (policy == ConflictPolicy.LATEST
        && theirs.told()
        && theirs.changedAt() != null
        && changedHere() != null) {
      keepLatest();
    } else if (policy == ConflictPolicy.THEIRS) {
      takeFromOwner();
    } else {
      takeNews();
    }
  }

  private void takeNews() {
    if (here.equals(theirs.previous().get(attribute))) {
      take();
    } else if (knowsOurs()) {
      tellAgain();
    } else if (here.equals(known.value())) {
      take();
    } else {
      settle();
    }
  }

  /** What they own is what they have, unless they only tell us what we have told them. */
  private void takeFromOwner() {
    Instant changed = theirs.changedAt();
    boolean later = changed != null && own.last(attribute).filter(changed::isAfter).isPresent();
    if (theirs.told() && own.contain(attribute, there) && !later) {
      return;
    }
    if (knewOurs() || there.equals(known.value())) {
      take();
    } else {
      settle();
    }
  }

  /**
   * Each system keeps the last change that it knows, by times that both know: whatever the order in
   * which they are told, both end with the same.
   */
  private void keepLatest() {
    ValueConflict both = conflict();
    JsonNode latest = ConflictPolicy.LATEST.keep(both);
    if (!knewOurs() && !knowsOurs()) {
      merge.keep(both, latest);
    }
    if (latest.equals(there)) {
      merge.change(attribute, there);
      end(there);
    } else if (!own.contain(attribute, here)) {
      correct(here);
    }
  }

  /** Tells whether they had what we have when they changed it. */
  private boolean knewOurs() {
    return here.equals(known.value()) || here.equals(theirs.previous().get(attribute));
  }

  /** Tells whether they only have what we have had. */
  private boolean knowsOurs() {
    return there.equals(known.value()) || own.contain(attribute, there);
  }

  /** They have changed what we have; who owns an attribute lets nobody else do so. */
  private void take() {
    if (policy == ConflictPolicy.MINE) {
      settle();
    } else {
      merge.change(attribute, there);
      end(there);
    }
  }

  /** They do not know what we have sent: not yet, or it was lost. */
  private void tellAgain() {
    if (!theirs.told()) {
      correct(here);
    }
  }

  private void settle() {
    ValueConflict conflict = conflict();
    JsonNode value = policy.keep(conflict);
    merge.keep(conflict, value);
    if (!value.equals(here)) {
      merge.change(attribute, value);
    }
    if (!value.equals(there)) {
      correct(value);
    }
    end(value);
  }

  private ValueConflict conflict() {
    return new ValueConflict(
        link.source(),
        link.type(),
        link.localId(),
        attribute,
        known.value(),
        here,
        there,
        changedHere(),
        theirs.changedAt());
  }

  private void correct(JsonNode value) {
    if (value.equals(here) && own.last(attribute).isPresent() && !own.contain(attribute, here)) {
      return; // it was changed since it was read, and that is on its way
    }
    merge.correct(attribute, value);
    Instant changed = changedHere();
    if (value.equals(here) && changed != null) {
      merge.correctedSince(attribute, changed);
    }
  }

  /** By our own events, or theirs if we have it from them: both systems know the same times. */
  private @Nullable Instant changedHere() {
    Instant seen = known.seen();
    return own.last(attribute).orElseGet(() -> seen != null ? seen : mine.changedAt());
  }

  private void end(JsonNode value) {
    Agreed now = merge.agreed(attribute).on(value);
    boolean ours = value.equals(here);
    merge.agree(attribute, ours ? now.seenAt(changedHere()) : now);
    merge.end(attribute);
  }
}
