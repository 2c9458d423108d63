package io.webhookkit.backfill;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill has come.
 *
 * @param key which one
 * @param pace how fast it goes
 * @param state whether it goes on
 * @param lastId the id of the last entity that was sent or left out, as a text; null before the
 *     first
 * @param sent how many entities were sent
 * @param total how many there were when it began; some may have come or gone since
 * @param error why it has failed; null if it has not
 */
public record BackfillProgress(
    BackfillKey key,
    BackfillPace pace,
    State state,
    @Nullable String lastId,
    long sent,
    long total,
    @Nullable String error) {

  /** Whether a backfill goes on. */
  public enum State {
    /** It is under way, or waits for a node to go on. */
    OPEN,
    /** Every entity was sent. */
    DONE,
    /** Somebody has stopped it; asked for again, it goes on. */
    STOPPED,
    /** It could not go on; asked for again, it tries to. */
    FAILED
  }

  /** Returns the progress of one that begins. */
  static BackfillProgress begun(BackfillKey key, BackfillPace pace, long total) {
    return new BackfillProgress(key, pace, State.OPEN, null, 0, total, null);
  }

  /** Returns the progress after the entities up to an id, of which some were sent. */
  BackfillProgress advanced(String reached, int more) {
    return new BackfillProgress(key, pace, State.OPEN, reached, sent + more, total, null);
  }

  /**
   * Returns what becomes of this when somebody ends what they knew of it: only what is open ends,
   * and it is done only if nobody has begun it anew, or gone on with it, since. Empty if it does
   * not end.
   */
  public Optional<BackfillProgress> endedBy(BackfillProgress ended) {
    boolean ends =
        state == State.OPEN && (ended.state != State.DONE || Objects.equals(lastId, ended.lastId));
    return ends ? Optional.of(in(ended.state, ended.error)) : Optional.empty();
  }

  /** Returns the same in another state. */
  BackfillProgress in(State other, @Nullable String reason) {
    return new BackfillProgress(key, pace, other, lastId, sent, total, reason);
  }

  /** Returns what a request comes to that finds this: it goes on, unless this is done. */
  public BackfillProgress resumed(BackfillProgress begun) {
    return state == State.DONE
        ? begun
        : new BackfillProgress(key, begun.pace, State.OPEN, lastId, sent, begun.total, null);
  }
}
