package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers every stored event to its subscribers, and every failed delivery again when it is due.
 * Work comes in memory from this node's own commits ({@link Handover}), and from the {@link
 * DeliveryBacklog} whatever else is left: retries, and what a dead node held. Thread-safe.
 */
public final class Dispatcher implements Handover {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final DeliveryBacklog backlog;
  private final Duration shutdownTimeout;
  private final Room room;
  private final Agenda agenda;
  private final Lanes lanes;
  private final Settler settler;
  private final DispatcherLoop loop;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Creates a dispatcher at rest; {@link #start()} sets it going. */
  public Dispatcher(
      DeliveryBacklog backlog,
      EndpointRepository endpoints,
      DeliveryTransport transport,
      RetrySchedule retries,
      List<WebhookListener> listeners,
      DeliveryObserver observer,
      Clock clock,
      DispatcherSettings settings) {
    this.backlog = backlog;
    this.shutdownTimeout = settings.shutdownTimeout();
    this.room = new Room(settings.capacity());
    this.agenda = new Agenda(settings.pollInterval());
    Held held = new Held();
    Sender sender =
        new Sender(transport, endpoints, retries, new Listeners(listeners), observer, clock);
    this.lanes = new Lanes(endpoints, sender, settings, held, clock);
    AfterSettlement after = new AfterSettlement(backlog, held, lanes, room, agenda);
    this.settler = new Settler(backlog, after::stored, after::givenUp);
    Router router = new Router(endpoints, backlog, settler, lanes);
    BacklogReader reader = new BacklogReader(backlog, router, lanes, held, room, agenda);
    this.loop = new DispatcherLoop(reader, lanes, room, agenda, settings.pollInterval());
  }

  /**
   * Starts taking work; called once.
   *
   * @throws IllegalStateException if it is closed
   */
  public void start() {
    if (closed.get()) {
      throw new IllegalStateException("what was closed can't be started again");
    }
    settler.start();
    loop.start();
  }

  @Override
  public boolean reserve(int events) {
    return !closed.get() && room.reserve(events);
  }

  @Override
  public void accept(List<PendingEvent> events) {
    room.hold(events.size());
    loop.take(events);
  }

  @Override
  public void release(int events) {
    room.release(events);
  }

  /**
   * Waits until nothing that could be sent now is left, neither in memory nor in the backlog. What
   * waits for a later attempt does not count.
   *
   * @return whether that was reached in time
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    do {
      long earlier = loop.looksBegun();
      agenda.surveyNow();
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (!room.await(() -> loop.looksEnded() > earlier && room.isEmpty(), left)) {
        return false;
      }
    } while (!isDrained());
    return true;
  }

  /** While the backlog is being read, what it gives is neither there nor here. */
  private boolean isDrained() {
    long begun = loop.looksBegun();
    boolean drained = loop.looksEnded() == begun && room.isEmpty() && !hasMore();
    return drained && loop.looksBegun() == begun;
  }

  private boolean hasMore() {
    return agenda.mayHaveMore() || lanes.untilHungry().filter(Duration::isZero).isPresent();
  }

  /** Pauses an endpoint on all nodes: here at once, elsewhere when they next look. */
  public void pause(String endpoint) {
    backlog.pause(endpoint);
    lanes.pause(endpoint, true);
  }

  /** Ends the pause of an endpoint on all nodes: here at once, elsewhere when they next look. */
  public void resume(String endpoint) {
    backlog.resume(endpoint);
    lanes.pause(endpoint, false);
    agenda.surveyNow();
  }

  /**
   * Sends an endpoint what was parked or skipped for it.
   *
   * @return how many deliveries that is
   */
  public long redeliver(Endpoint endpoint) {
    long count = backlog.redeliver(endpoint.name(), endpoint.isOrdered());
    agenda.surveyNow();
    return count;
  }

  /** Tells how much is in memory. */
  public DispatcherLoad load() {
    return room.load();
  }

  /** Tells how much was not delivered, on all nodes. */
  public Standing standing() {
    return backlog.standing();
  }

  /** Starts nothing more, waits for what is under way, and gives everything else back. */
  public void close() throws InterruptedException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (loop.isRunning()) {
      try {
        finish();
      } finally { // whoever is interrupted leaves no thread, and sends nothing more, either
        lanes.close();
        settler.end();
      }
    }
    try {
      backlog.releaseLeases();
    } catch (RuntimeException e) {
      LOG.warn("Leases could not be given back; others find the work when they end", e);
    }
  }

  private void finish() throws InterruptedException {
    Deadline end = Deadline.in(shutdownTimeout);
    // Exchanges that hang must leave the settler time for what others have come to.
    Deadline exchanges = Deadline.in(shutdownTimeout.multipliedBy(9).dividedBy(10));
    loop.stop(exchanges.left());
    lanes.close();
    if (!room.await(() -> lanes.underWay() == 0, exchanges.left())) {
      LOG.warn("{} deliveries were still under way at shutdown; they repeat", lanes.underWay());
    }
    settler.close(end.left());
  }
}
