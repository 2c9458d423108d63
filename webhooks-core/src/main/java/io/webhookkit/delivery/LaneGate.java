package io.webhookkit.delivery;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When something may be sent to an endpoint: while it is not paused, its circuit is closed, its
 * window has room and its rate allows it. Guarded by its lane.
 */
final class LaneGate {

  private static final Logger LOG = LoggerFactory.getLogger("io.webhookkit.delivery");

  private final String endpoint;
  private final AdaptiveWindow window;
  private final RateLimit rate;
  private final Circuit circuit;
  private final Clock clock;
  private boolean paused;
  private boolean closed;

  LaneGate(String endpoint, AdaptiveWindow window, RateLimit rate, Clock clock) {
    this.endpoint = endpoint;
    this.window = window;
    this.rate = rate;
    this.circuit = new Circuit(clock);
    this.clock = clock;
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Pauses, or ends that, and returns whether that was a change. */
  boolean pause(boolean nowPaused) {
    boolean changed = paused != nowPaused;
    paused = nowPaused;
    return changed;
  }

  /** Tells whether nothing can be sent for some time. */
  boolean isShut() {
    return paused || !circuit.permits();
  }

  /** Tells whether time alone can open it. */
  boolean canOpen() {
    return !paused && !closed;
  }

  /** Says why nothing can be sent. */
  String reason() {
    return paused ? "the endpoint is paused" : "the endpoint fails: its circuit is open";
  }

  /** Returns how long nothing can be sent because of the circuit. */
  long millisShut() {
    return circuit.millisLeft();
  }

  /** Learns how many requests a second the endpoint may get now; 0 for no limit. */
  void limit(int perSecond) {
    rate.limit(perSecond);
  }

  boolean hasRoom(int underWay) {
    return underWay < window.size();
  }

  boolean permits(int underWay) {
    return !closed && !isShut() && hasRoom(underWay);
  }

  /** Returns how long the rate lets the next one wait, in nanoseconds; 0 or less for no time. */
  long nanosLeft() {
    return rate.nanosLeft();
  }

  void sent() {
    rate.take();
    circuit.sent();
  }

  /** What was to be sent has not been, after all. */
  void notSent() {
    circuit.notSent();
  }

  /**
   * Returns how many more a lane should fetch that holds this many: a probe, or as many as make
   * four windows, once no more than two are left. It would else fetch them one by one.
   */
  int room(int held) {
    if (closed || isShut()) {
      return 0;
    }
    if (circuit.isTripped()) {
      return Math.max(0, 1 - held);
    }
    int most = 4 * window.size();
    return held <= most / 2 ? most - held : 0;
  }

  /** Learns from an attempt what the endpoint takes. */
  void note(Attempt attempt, long started, boolean wasFull) {
    if (attempt.outcome() instanceof Outcome.Delivered) {
      if (circuit.succeeded()) {
        LOG.info("{} answers again: its circuit is closed", endpoint);
        window.restart();
      }
      if (wasFull) {
        window.grow();
      }
      return;
    }
    if (isCongestion(attempt.result())) {
      window.cut(started);
    }
    if (circuit.failed(asked(attempt.result()))) {
      LOG.warn("{} fails: nothing is sent to it for {} s", endpoint, circuit.millisLeft() / 1000);
    }
  }

  private static boolean isCongestion(DeliveryResult result) {
    return !(result instanceof DeliveryResult.Answered answer)
        || answer.status() == 429
        || (answer.status() >= 502 && answer.status() <= 504);
  }

  /** Returns how long an overloaded endpoint asks for silence: that is meant for all deliveries. */
  private Duration asked(DeliveryResult result) {
    return result instanceof DeliveryResult.Answered answer
            && (answer.status() == 429 || answer.status() == 503)
        ? RetryAfter.parse(answer.retryAfter(), clock)
        : Duration.ZERO;
  }
}
