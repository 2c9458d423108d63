package io.webhookkit.inbound;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Remembers what was received, so that each event has its effect once: by its source and id.
 * Thread-safe; every node of an application has one on the same store.
 */
public interface Inbox extends Purgeable {

  /** What an event is given to, once. */
  @FunctionalInterface
  interface Handling {

    /** Handles it, in a transaction. */
    void run() throws Exception;
  }

  /** Whether an event was handled. */
  enum Handled {
    /** It was, by this call. */
    NOW,
    /** It was before. */
    BEFORE,
    /** Somebody else is handling it, and may still fail. */
    BUSY
  }

  /** What became of an event whose handling has failed. */
  enum AfterFailure {
    /** It will be handled again. */
    WAITS,
    /** It will be handled again when somebody asks for it. */
    PARKED,
    /** Somebody else has handled it meanwhile. */
    HANDLED,
    /** Somebody else is handling it. */
    BUSY
  }

  /**
   * Events whose handling is due.
   *
   * @param events the longest due first
   * @param next how long until there will be others; zero if there may be more now
   */
  record Due(List<InboundEvent> events, Duration next) {}

  /**
   * Stores an event, in a transaction of its own, unless it is there. One that is parked is no
   * longer: its sender asks for it.
   *
   * @param rest for how long it is left to whoever stores it; then it is due
   */
  void store(InboundEvent event, Duration rest);

  /**
   * Handles a stored event unless that was done, in one transaction with the note that it is done.
   * Does not wait for anybody else who handles it.
   *
   * @throws Exception why it could not be handled, or the transaction could not commit
   */
  Handled handleOnce(InboundEvent event, Handling handling) throws Exception;

  /**
   * Notes that an event could not be handled.
   *
   * @param error why, for the people who look after it
   */
  AfterFailure failed(InboundEvent event, String error, Retries retries);

  /**
   * Returns events that are to be handled by now.
   *
   * @param sources whose events; others are another application's
   * @param most how many at most
   * @param longest how long {@link Due#next()} is if nothing is left to do
   */
  Due due(Collection<String> sources, int most, Duration longest);

  /** Returns the events of a source that are not tried again by themselves, at most 1,000. */
  List<ParkedEvent> parked(String source);

  /**
   * Has the parked events of a source handled again, with all their attempts anew.
   *
   * @return how many there were
   */
  long rerun(String source);

  /** Forgets what was handled and received longer ago than this. What was not handled stays. */
  @Override
  long purge(Duration age);
}
