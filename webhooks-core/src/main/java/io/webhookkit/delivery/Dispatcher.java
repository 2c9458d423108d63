package io.webhookkit.delivery;

import io.webhookkit.endpoint.EndpointRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers every stored event to its subscribers, and every failed delivery again when it is due.
 * Work comes in memory from this node's own commits ({@link Handover}), and from the {@link
 * DeliveryBacklog} whatever else is left: retries, and what a dead node held. Thread-safe.
 */
public final class Dispatcher implements Handover {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How many events that were handed over are routed at once. */
  private static final int BATCH = 500;

  /** Lets a retry's time come in the store as well, whose clock is read a little later. */
  private static final Duration MARGIN = Duration.ofMillis(20);

  /** Between looks at work that is of no use now, which would else follow each other at once. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** How soon to look again, while room is scarce, for endpoints that do not move. */
  private static final Duration SHED = Duration.ofSeconds(1);

  private final DeliveryBacklog backlog;
  private final DispatcherSettings settings;
  private final Settler settler;
  private final Lanes lanes;
  private final BacklogReader reader;
  private final Room room;
  private final Held held = new Held();
  private final Queue<PendingEvent> handedOver = new ConcurrentLinkedQueue<>();
  private final PollTimer timer = new PollTimer();
  private final Doorbell doorbell = new Doorbell();
  private final AtomicLong pollsBegun = new AtomicLong();
  private final AtomicLong pollsEnded = new AtomicLong();
  private final Thread thread;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean running;
  private boolean backlogFails;

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
    this.settings = settings;
    this.room = new Room(settings.capacity());
    this.settler = new Settler(backlog, this::stored, this::ended);
    Sender sender =
        new Sender(transport, endpoints, retries, new Listeners(listeners), observer, clock);
    this.lanes = new Lanes(endpoints, sender, settings, held, clock);
    Router router = new Router(endpoints, backlog, settler, lanes);
    this.reader = new BacklogReader(backlog, router, lanes, held, room, settings.pollInterval());
    this.thread = new Thread(this::run, "webhooks-dispatcher");
    this.thread.setDaemon(true);
  }

  /** Starts taking work; called once. */
  public void start() {
    running = true;
    settler.start();
    thread.start();
  }

  @Override
  public boolean reserve(int events) {
    return !closed.get() && room.reserve(events);
  }

  @Override
  public void accept(List<PendingEvent> events) {
    room.hold(events.size());
    handedOver.addAll(events);
    doorbell.ring();
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
      long earlier = pollsBegun.get();
      reader.surveyNext();
      pollWithin(Duration.ZERO);
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (!room.await(() -> pollsEnded.get() > earlier && room.isEmpty(), left)) {
        return false;
      }
    } while (!isDrained());
    return true;
  }

  /** While the backlog is being read, what it gives is neither there nor here. */
  private boolean isDrained() {
    long begun = pollsBegun.get();
    boolean drained = pollsEnded.get() == begun && room.isEmpty() && !hasMore();
    return drained && pollsBegun.get() == begun;
  }

  private boolean hasMore() {
    return reader.mayHaveMore() || lanes.untilHungry().filter(Duration::isZero).isPresent();
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
    reader.surveyNext();
    pollWithin(Duration.ZERO);
  }

  /**
   * Sends an endpoint what was parked or skipped for it.
   *
   * @return how many deliveries that is
   */
  public long redeliver(String endpoint) {
    long count = backlog.redeliver(endpoint);
    reader.surveyNext();
    pollWithin(Duration.ZERO);
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
    if (running) {
      finish();
    }
    try {
      backlog.releaseLeases();
    } catch (RuntimeException e) {
      LOG.warn("Leases could not be given back; others find the work when they end", e);
    }
  }

  private void finish() throws InterruptedException {
    Deadline end = Deadline.in(settings.shutdownTimeout());
    // Exchanges that hang must leave the settler time for what others have come to.
    Deadline exchanges = Deadline.in(settings.shutdownTimeout().multipliedBy(9).dividedBy(10));
    running = false;
    doorbell.ring();
    thread.join(exchanges.left().toMillis());
    lanes.close();
    if (!room.await(() -> lanes.underWay() == 0, exchanges.left())) {
      LOG.warn("{} deliveries were still under way at shutdown; they repeat", lanes.underWay());
    }
    settler.close(end.left());
  }

  private void run() {
    while (running) {
      try {
        takeWork();
      } catch (Throwable e) {
        LOG.error("The dispatcher has met a bug, and goes on", e);
      }
      if (room.isCrowded()) {
        timer.within(SHED);
      }
      doorbell.rest(this::nanosLeft);
    }
  }

  private long nanosLeft() {
    return running && handedOver.isEmpty() ? timer.nanosLeft() : 0;
  }

  private void takeWork() {
    for (List<PendingEvent> next = handedOver(); !next.isEmpty(); next = handedOver()) {
      doorbell.hadWork();
      reader.routeEvents(next);
      timer.within(BacklogReader.RENEWAL);
    }
    if (timer.isDue()) {
      timer.restart(settings.pollInterval());
      pollsBegun.incrementAndGet();
      poll();
      pollsEnded.incrementAndGet();
      room.signal();
    }
  }

  private List<PendingEvent> handedOver() {
    List<PendingEvent> events = new ArrayList<>();
    PendingEvent next = handedOver.poll();
    while (next != null) {
      events.add(next);
      next = events.size() < BATCH ? handedOver.poll() : null;
    }
    return events;
  }

  private void poll() {
    try {
      Look look = reader.read();
      look.untilNext().ifPresent(wait -> timer.within(untilLook(wait)));
      if (!room.isFull()) { // whoever gives room back asks again
        lanes.untilHungry().ifPresent(timer::within);
      }
      if (!room.isEmpty()) {
        timer.within(BacklogReader.RENEWAL);
      }
      if (backlogFails) {
        LOG.info("The outbox can be read again");
        backlogFails = false;
      }
    } catch (Throwable e) {
      reader.failed();
      timer.pause(PAUSE);
      if (!backlogFails) {
        LOG.error("The outbox can't be read; asking again every {}", settings.pollInterval(), e);
        backlogFails = true;
      }
    }
  }

  /** What was due has been claimed, or is locked by somebody else: there may be more. */
  private static Duration untilLook(Duration untilDue) {
    return untilDue.compareTo(Duration.ZERO) > 0 ? untilDue.plus(MARGIN) : PAUSE;
  }

  private void stored(Settlement settlement) {
    unblock(settlement.orderKeys());
    if (settlement.hasPutOff()) {
      timer.pause(PAUSE);
    }
    held.drop(settlement);
    lanes.stored(settlement);
    room.done(settlement.work());
    // Last, for a reading that finds no room brings nothing, and nobody asks for another.
    settlement.untilNextAttempt().ifPresent(wait -> pollWithin(wait.plus(MARGIN)));
    lanes.untilHungry().ifPresent(this::pollWithin);
    if (reader.mayHaveMore()) {
      pollWithin(Duration.ZERO);
    }
  }

  /** What fails here, the next survey makes up for. */
  private void unblock(Collection<Long> orderKeys) {
    try {
      if (!orderKeys.isEmpty() && backlog.unblock(orderKeys)) {
        lanes.lookForUnblocked();
      }
    } catch (RuntimeException e) {
      LOG.warn("What waited for deliveries of the same subject has to wait a little longer", e);
    }
  }

  private void ended(Settlement settlement) {
    held.drop(settlement);
    lanes.stored(settlement);
    room.done(settlement.work());
  }

  private void pollWithin(Duration wait) {
    timer.within(wait);
    doorbell.ring();
  }
}
