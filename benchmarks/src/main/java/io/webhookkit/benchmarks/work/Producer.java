package io.webhookkit.benchmarks.work;

import io.webhookkit.benchmarks.contender.Contender;
import io.webhookkit.benchmarks.contender.Lead;
import io.webhookkit.benchmarks.contender.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** The application: commits on several threads, and notes when. */
public final class Producer implements AutoCloseable {

  /** On how many threads an application commits. */
  public static final int THREADS = 16;

  private static final int FILLING = 500;

  private final Contender contender;
  private final int count;
  private final ExecutorService threads;

  /** Creates one that commits on so many threads. */
  public Producer(Contender contender, int threads) {
    this.contender = contender;
    this.count = threads;
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** Commits one transaction an event, as fast as it goes or at a rate; no rate is 0. */
  public Commits commit(Batch batch, int perSecond) throws Exception {
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    AtomicLongArray committed = new AtomicLongArray(batch.count());
    inAllThreads(
        () -> {
          for (int i = next.getAndIncrement(); i < batch.count(); i = next.getAndIncrement()) {
            if (perSecond > 0) {
              waitUntil(start + i * 1_000_000_000L / perSecond);
            }
            if (System.nanoTime() - start > batch.atMost().toNanos()) {
              return null;
            }
            committed.set(i, contender.commit(List.of(lead(batch, i))));
          }
          return null;
        });
    return new Commits(batch.from(), start, System.nanoTime(), committed);
  }

  /** Commits transactions of many events, as fast as it goes. */
  void fill(Batch batch) throws Exception {
    AtomicInteger next = new AtomicInteger();
    inAllThreads(
        () -> {
          for (int i = next.getAndAdd(FILLING); i < batch.count(); i = next.getAndAdd(FILLING)) {
            int end = Math.min(batch.count(), i + FILLING);
            contender.commit(LongStream.range(i, end).mapToObj(at -> lead(batch, at)).toList());
          }
          return null;
        });
  }

  private static Lead lead(Batch batch, long index) {
    long n = batch.from() + index;
    return Lead.of(n, batch.spread() ? Wiring.spread(n) : Wiring.MAIN);
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void inAllThreads(Callable<?> work) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(threads.submit(work));
    }
    for (Future<?> each : all) {
      each.get();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
