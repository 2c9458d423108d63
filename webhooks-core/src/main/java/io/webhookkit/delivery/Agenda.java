package io.webhookkit.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When the dispatcher's thread looks into the backlog next, and for what. Whoever asks for a look
 * wakes the thread. Thread-safe.
 */
final class Agenda {

  /** Lets a retry's time come in the store as well, whose clock is read a little later. */
  private static final Duration MARGIN = Duration.ofMillis(20);

  /** Between looks at work that is of no use now, which would else follow each other at once. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Duration interval;
  private final PollTimer look = new PollTimer();
  private final PollTimer survey = new PollTimer();
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean mayHaveMore;

  /**
   * Creates one on which a look is due.
   *
   * @param interval how often there is a look that nobody has asked for
   */
  Agenda(Duration interval) {
    this.interval = interval;
  }

  /** Has the backlog looked into no later than this, or than the end of a pause. */
  void lookWithin(Duration wait) {
    look.within(wait);
    wake();
  }

  /** Has the backlog looked into once something there is due. */
  void lookWhenDue(Duration wait) {
    lookWithin(wait.plus(MARGIN));
  }

  /** Has the backlog looked into again: what was due is claimed, or locked by somebody else. */
  void lookAgain() {
    lookWithin(PAUSE);
  }

  /** Has the backlog looked into now, and asked for every endpoint whether something waits. */
  void surveyNow() {
    survey.within(Duration.ZERO);
    lookWithin(Duration.ZERO);
  }

  /** Lets looks that are asked for from now on wait a little. */
  void pause() {
    look.pause(PAUSE);
  }

  /** Wakes the thread: there is something else to do. */
  void wake() {
    doorbell.ring();
  }

  /** Tells whether the last look has left something behind that could be sent now. */
  boolean mayHaveMore() {
    return mayHaveMore;
  }

  /** Used by the thread: tells whether to look now. If so, the next look is an interval away. */
  boolean isLookDue() {
    boolean due = look.isDue();
    if (due) {
      look.restart(interval);
    }
    return due;
  }

  /** Used by the thread: tells whether this look is to ask for every endpoint. */
  boolean isSurveyDue() {
    boolean due = survey.isDue();
    if (due) {
      survey.restart(interval);
    }
    return due;
  }

  /** Used by the thread: a look has ended, and may have left something behind. */
  void looked(boolean more) {
    mayHaveMore = more;
  }

  /** Used by the thread: a look has failed. */
  void failed() {
    mayHaveMore = true;
    survey.within(Duration.ZERO);
    pause();
  }

  /** Used by the thread: there was work, and there may soon be more. */
  void hadWork() {
    doorbell.hadWork();
  }

  /**
   * Used by the thread: waits until it is woken or a look is due, or for less.
   *
   * @param hasWork whether there is something else to do already
   */
  void rest(BooleanSupplier hasWork) {
    doorbell.rest(() -> hasWork.getAsBoolean() ? 0 : look.nanosLeft());
  }
}
