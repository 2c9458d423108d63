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
    thread.interrupt();
    thread.join(timeout.toMillis());
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      List<Settlement> batch = nextBatch();
      if (!batch.isEmpty()) {
        store(merge(batch));
      }
    }
  }

  private List<Settlement> nextBatch() {
    List<Settlement> batch = new ArrayList<>();
    try {
      Settlement first = queue.poll(1, TimeUnit.MINUTES);
      if (first != null) {
        batch.add(first);
        TimeUnit.MILLISECONDS.sleep(queue.size() < BATCH ? LINGER.toMillis() : 0);
      }
    } catch (InterruptedException closed) {
      // Asked to end: store what there is without lingering.
    }
    queue.drainTo(batch, BATCH - batch.size());
    return batch;
  }

  private void store(Settlement batch) {
    boolean failing = false;
    while (true) {
      try {
        backlog.settle(batch);
        if (failing) {
          LOG.info("Outcomes of deliveries can be stored again");
        }
        stored.accept(batch);
        return;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.error("Outcomes of deliveries can't be stored; trying again until they are", e);
          failing = true;
        }
      }
      if (closing) {
        LOG.error("Shut down before {} outcomes were stored", batch.events().size());
        return;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BACK_OFF.toMillis());
    } catch (InterruptedException closed) {
      // The loop sees that it is closing.
    }
  }

  private static Settlement merge(List<Settlement> batch) {
    return new Settlement(
        batch.stream().flatMap(part -> part.events().stream()).toList(),
        batch.stream().flatMap(part -> part.deliveries().stream()).toList(),
        batch.stream().flatMap(part -> part.attempts().stream()).toList());
  }
}
