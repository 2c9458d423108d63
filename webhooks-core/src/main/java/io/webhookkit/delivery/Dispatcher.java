package io.webhookkit.delivery;

import io.webhookkit.endpoint.EndpointRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers every stored event to its subscribers, and every failed delivery again when it is due.
 * Work comes in memory from this node's own commits ({@link Handover}), and from the {@link
 * DeliveryBacklog} whatever else is left: retries, and what a dead node held. Thread-safe.
 */
public final class Dispatcher implements Handover {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
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
  private final Router router;
  private final Room room;
  private final Queue<PendingEvent> handedOver = new ConcurrentLinkedQueue<>();
  private final PollTimer timer = new PollTimer();
  private final Doorbell doorbell = new Doorbell();
  private final AtomicLong pollsBegun = new AtomicLong();
  private final AtomicLong pollsEnded = new AtomicLong();
  private final Thread thread;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean running;
  private volatile boolean moreInBacklog;
  private boolean backlogFails;

  /** Creates a dispatcher at rest; {@link #start()} sets it going. */
  public Dispatcher(
      DeliveryBacklog backlog,
      EndpointRepository endpoints,
      DeliveryTransport transport,
      RetrySchedule retries,
      List<WebhookListener> listeners,
      Clock clock,
      DispatcherSettings settings) {
    this.backlog = backlog;
    this.settings = settings;
    this.room = new Room(settings.capacity());
    this.settler = new Settler(backlog, this::stored, this::ended);
    Sender sender = new Sender(transport, endpoints, retries, new Listeners(listeners), clock);
    this.router = new Router(endpoints, sender, settler, settings);
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
      pollWithin(Duration.ZERO);
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (!room.await(() -> pollsEnded.get() > earlier && room.isEmpty(), left)) {
        return false;
      }
    } while (moreInBacklog);
    return true;
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
    router.close();
    if (!room.await(() -> router.underWay() == 0, exchanges.left())) {
      LOG.warn("{} deliveries were still under way at shutdown; they repeat", router.underWay());
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
    for (PendingEvent next = handedOver.poll(); next != null; next = handedOver.poll()) {
      doorbell.hadWork();
      route(next, router::route);
    }
    if (timer.isDue()) {
      timer.restart(settings.pollInterval());
      pollsBegun.incrementAndGet();
      poll();
      pollsEnded.incrementAndGet();
      room.signal();
    }
  }

  private void poll() {
    if (room.isCrowded()) {
      router.shed();
    }
    try {
      boolean moreEvents = claim(backlog::claimEvents, router::route);
      boolean moreDeliveries = claim(backlog::claimDeliveries, router::route);
      moreInBacklog = moreEvents || moreDeliveries;
      if (!moreInBacklog) {
        backlog.untilNextDelivery().ifPresent(wait -> timer.within(untilLook(wait)));
      }
      if (backlogFails) {
        LOG.info("The outbox can be read again");
        backlogFails = false;
      }
    } catch (Throwable e) {
      moreInBacklog = true;
      timer.pause(PAUSE);
      if (!backlogFails) {
        LOG.error("The outbox can't be read; asking again every {}", settings.pollInterval(), e);
        backlogFails = true;
      }
    }
  }

  /** A delivery that is due and yet could not be claimed is locked by somebody else. */
  private static Duration untilLook(Duration untilDue) {
    return untilDue.compareTo(Duration.ZERO) > 0 ? untilDue.plus(MARGIN) : PAUSE;
  }

  /** Claims what there is room for, and returns whether there may be more. */
  private <W> boolean claim(IntFunction<List<W>> source, Consumer<W> route) {
    int reserved = room.reserveUpTo(BATCH);
    List<W> claimed = List.of();
    try {
      claimed = reserved == 0 ? claimed : source.apply(reserved);
    } finally {
      room.release(reserved - claimed.size());
    }
    room.hold(claimed.size());
    claimed.forEach(work -> route(work, route));
    return claimed.size() == reserved;
  }

  /**
   * Routes; what a repository of endpoints throws costs this work a wait for the end of its lease.
   */
  private <W> void route(W work, Consumer<W> route) {
    try {
      route.accept(work);
    } catch (Throwable e) {
      LOG.error("{} can't be routed now; it comes again when its lease ends", work, e);
      room.done(1);
    }
  }

  private void stored(Settlement settlement) {
    settlement.untilNextAttempt().ifPresent(wait -> pollWithin(wait.plus(MARGIN)));
    if (settlement.hasPutOff()) {
      timer.pause(PAUSE);
    }
    if (moreInBacklog) {
      pollWithin(Duration.ZERO);
    }
    ended(settlement);
  }

  private void ended(Settlement settlement) {
    room.done(settlement.work());
  }

  private void pollWithin(Duration wait) {
    timer.within(wait);
    doorbell.ring();
  }
}
