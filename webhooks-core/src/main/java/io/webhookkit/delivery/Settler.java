package io.webhookkit.delivery;

import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what deliveries came to, many at a time, on a thread of its own. A batch that cannot be
 * stored is tried again, with what has come since: what an endpoint has taken must not be
 * forgotten. Only what the outbox refuses while it stores others is given up, so that it holds
 * nothing else; it comes again when its lease ends. The queue is bounded by the dispatcher's
 * capacity.
 */
final class Settler {

  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /** Wakes the thread. Interrupting it instead would close H2's file under a statement. */
  private static final Settlement NOTHING = new Settlement(List.of(), List.of(), List.of());

  /** How often a batch is tried before its parts are, one by one. */
  static final int TRIES = 3;

  private static final int BATCH = 500;

  /** How many parts may fail at the head of a batch before it is the outbox that fails. */
  private static final int SUSPICIOUS = 3;

  private static final Duration LINGER = Duration.ofMillis(20);
  private static final Duration BACK_OFF = Duration.ofMillis(500);

  private final DeliveryBacklog backlog;
  private final Consumer<Settlement> stored;
  private final Consumer<Settlement> givenUp;
  private final BlockingQueue<Settlement> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * Creates one at rest.
   *
   * @param stored is told what was stored
   * @param givenUp is told what never will be, unless it comes again
   */
  Settler(DeliveryBacklog backlog, Consumer<Settlement> stored, Consumer<Settlement> givenUp) {
    this.backlog = backlog;
    this.stored = stored;
    this.givenUp = givenUp;
    this.thread = new Thread(this::run, "webhooks-settler");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void event(SettledEvent event, List<Attempt> attempts) {
    queue.add(new Settlement(List.of(event), List.of(), attempts));
  }

  void delivery(SettledDelivery delivery, List<Attempt> attempts) {
    queue.add(new Settlement(List.of(), List.of(delivery), attempts));
  }

  /** Stores what is queued, then ends. */
  void end() {
    closing = true;
    queue.add(NOTHING);
  }

  /** Waits for {@link #end}, which it asks for; gives up after the time-out. */
  void close(Duration timeout) throws InterruptedException {
    end();
    thread.join(timeout.toMillis());
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        List<Settlement> batch = nextBatch();
        if (!batch.isEmpty()) {
          store(batch);
        }
      } catch (InterruptedException e) {
        LOG.error("Interrupted: {} outcomes of deliveries are not stored", queue.size());
        return;
      } catch (Throwable e) {
        LOG.error("Storing what deliveries came to has met a bug, and goes on", e);
      }
    }
  }

  private List<Settlement> nextBatch() throws InterruptedException {
    List<Settlement> batch = new ArrayList<>();
    batch.add(queue.take());
    if (queue.size() < BATCH && !closing) {
      TimeUnit.MILLISECONDS.sleep(LINGER.toMillis());
    }
    queue.drainTo(batch, BATCH - batch.size());
    batch.removeIf(Settlement::isEmpty);
    return batch;
  }

  /** Stores a batch, however often it takes while the outbox is away. */
  private void store(List<Settlement> batch) throws InterruptedException {
    List<Settlement> left = batch;
    for (int tries = 1; !storeAtOnce(left, tries); tries++) {
      if (tries >= TRIES || closing) {
        left = storeSingly(left);
      }
      if (left.isEmpty()) {
        return;
      }
      if (closing) {
        LOG.error("Shut down before {} outcomes were stored", Settlement.of(left).work());
        return;
      }
      TimeUnit.MILLISECONDS.sleep(BACK_OFF.toMillis());
      queue.drainTo(left, BATCH);
      left.removeIf(Settlement::isEmpty);
    }
  }

  private boolean storeAtOnce(List<Settlement> parts, int tries) {
    Throwable failure = tryToStore(Settlement.of(parts));
    if (failure != null && tries == 1) {
      LOG.error("Outcomes of deliveries can't be stored; trying again until they are", failure);
    }
    if (failure == null && tries > 1) {
      LOG.info("Outcomes of deliveries can be stored again");
    }
    return failure == null;
  }

  /**
   * Stores the parts one by one. If some can be stored, the fault of the others is their own: they
   * are given up. If none can, the fault is the outbox's, and all of them are left.
   */
  private List<Settlement> storeSingly(List<Settlement> parts) {
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Settlement part = parts.get(i);
      Throwable failure = tryToStore(part);
      if (failure != null && !part.attempts().isEmpty()) {
        failure = tryToStore(part.withoutAttempts());
      }
      if (failure != null) {
        refused.add(new Refused(part, failure));
      }
      if (i + 1 == SUSPICIOUS && refused.size() == SUSPICIOUS) {
        // Others come first the next time, should it be these that can't be stored.
        Collections.rotate(parts, -SUSPICIOUS);
        return parts;
      }
    }
    if (refused.size() == parts.size()) {
      return parts;
    }
    refused.forEach(this::giveUp);
    return List.of();
  }

  private record Refused(Settlement part, Throwable failure) {}

  private void giveUp(Refused refused) {
    LOG.error(
        "What came of {} can't be stored: it is sent again",
        refused.part().about(),
        refused.failure());
    givenUp.accept(refused.part());
  }

  private @Nullable Throwable tryToStore(Settlement batch) {
    try {
      backlog.settle(batch);
    } catch (Throwable e) {
      return e;
    }
    stored.accept(batch);
    return null;
  }
}
