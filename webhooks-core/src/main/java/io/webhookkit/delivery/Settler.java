package io.webhookkit.delivery;

import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what deliveries came to, many at a time, on a thread of its own. A batch that cannot be
 * stored is tried again before any other: what an endpoint has taken must not be forgotten. The
 * queue is bounded by the dispatcher's capacity.
 */
final class Settler {

  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /** Wakes the thread. Interrupting it instead would close H2's file under a statement. */
  private static final Settlement NOTHING = new Settlement(List.of(), List.of(), List.of());

  private static final int BATCH = 500;
  private static final Duration LINGER = Duration.ofMillis(20);
  private static final Duration BACK_OFF = Duration.ofMillis(500);

  private final DeliveryBacklog backlog;
  private final Consumer<Settlement> stored;
  private final BlockingQueue<Settlement> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  Settler(DeliveryBacklog backlog, Consumer<Settlement> stored) {
    this.backlog = backlog;
    this.stored = stored;
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

  /** Stores what is queued, then ends; gives up after the time-out. */
  void close(Duration timeout) throws InterruptedException {
    closing = true;
    queue.add(NOTHING);
    thread.join(timeout.toMillis());
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        Settlement batch = merge(nextBatch());
        if (!batch.isEmpty() && store(batch)) {
          stored.accept(batch);
        }
      }
    } catch (InterruptedException e) {
      LOG.error("Interrupted: {} outcomes of deliveries are not stored", queue.size());
    }
  }

  private List<Settlement> nextBatch() throws InterruptedException {
    List<Settlement> batch = new ArrayList<>();
    batch.add(queue.take());
    if (queue.size() < BATCH && !closing) {
      TimeUnit.MILLISECONDS.sleep(LINGER.toMillis());
    }
    queue.drainTo(batch, BATCH - batch.size());
    return batch;
  }

  /** Stores a batch, however often it takes; gives up, and returns false, only at the end. */
  private boolean store(Settlement batch) throws InterruptedException {
    for (boolean failing = false; ; failing = true) {
      try {
        backlog.settle(batch);
        if (failing) {
          LOG.info("Outcomes of deliveries can be stored again");
        }
        return true;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.error("Outcomes of deliveries can't be stored; trying again until they are", e);
        }
      }
      if (closing) {
        LOG.error("Shut down before {} outcomes were stored", batch.attempts().size());
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(BACK_OFF.toMillis());
    }
  }

  private static Settlement merge(List<Settlement> batch) {
    return new Settlement(
        batch.stream().flatMap(part -> part.events().stream()).toList(),
        batch.stream().flatMap(part -> part.deliveries().stream()).toList(),
        batch.stream().flatMap(part -> part.attempts().stream()).toList());
  }
}
