package io.webhookkit.delivery;

/**
 * What a lane knows of the backlog of its endpoint, where it asks for more. Guarded by its lane.
 */
final class LaneBacklog {

  private Left left = Left.NOTHING;
  private boolean hungry;

  /** What is there for all that is known. */
  private enum Left {
    NOTHING,

    /** More than there was room for. */
    MORE,

    /** What the lane has given up, for its endpoint is slow. */
    SHED
  }

  /** There may be something for the lane. */
  void mayHaveSome() {
    hungry = true;
  }

  /** Tells whether it is to be asked. */
  boolean isWanted() {
    return hungry;
  }

  /** It is about to be asked. */
  void asked() {
    hungry = false;
  }

  /**
   * It has given what the lane had room for.
   *
   * @param more whether there may be more
   */
  void gave(boolean more) {
    hungry |= more;
    if (!more) {
      left = Left.NOTHING;
    } else if (left == Left.NOTHING) {
      left = Left.MORE;
    }
  }

  /** The lane has given something up. */
  void shed() {
    left = Left.SHED;
  }

  /** Tells whether something there was before this, which came with its event. */
  boolean isAheadOf(Work work) {
    boolean ahead = left == Left.SHED || (left == Left.MORE && work.orderKey() == null);
    return ahead && work.fresh();
  }
}
