package io.webhookkit.benchmarks.contender;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Gruelbox transaction-outbox with its own transactions; it sends each entry after its commit. */
final class TransactionOutboxPeer implements Contender {

  private final ThreadLocalContextTransactionManager transactions;
  private final TransactionOutbox outbox;
  private final Poster poster;
  private final ExecutorService senders = Executors.newFixedThreadPool(Wiring.SENDERS);
  private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean started;

  TransactionOutboxPeer(Wiring wiring) {
    this.poster = new Poster(wiring);
    this.transactions = TransactionManager.fromDataSource(wiring.dataSource());
    this.outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(Persistor.forDialect(wiring.h2() ? Dialect.H2 : Dialect.POSTGRESQL_9))
            .instantiator(Instantiator.using(type -> new Sending(poster)))
            .submitter(new Started())
            .attemptFrequency(Duration.ofSeconds(30))
            .build();
  }

  /** The service that an entry is a call of. */
  static class Sending {

    private final Poster poster;

    /** For the proxy that records calls. */
    Sending() {
      throw new IllegalStateException("never called");
    }

    Sending(Poster poster) {
      this.poster = poster;
    }

    void send(long n, String target, String body) throws IOException {
      poster.post(new Notice(n, target, body));
    }
  }

  /** Hands entries over once delivery is on; what came before is found by a flush. */
  private final class Started implements Submitter {

    private final Submitter submitter = Submitter.withExecutor(senders);

    @Override
    public void submit(TransactionOutboxEntry entry, Consumer<TransactionOutboxEntry> work) {
      if (started) {
        submitter.submit(entry, work);
      }
    }
  }

  @Override
  public void start() {
    started = true;
    Future<?> unused = flusher.scheduleWithFixedDelay(this::flush, 0, 1, TimeUnit.SECONDS);
  }

  private void flush() {
    while (outbox.flush()) {
      // As long as there is more.
    }
  }

  @Override
  public long commit(List<Lead> leads) throws Exception {
    AtomicLong committed = new AtomicLong();
    transactions.inTransactionThrows(
        transaction -> {
          transaction.addPostCommitHook(() -> committed.set(System.nanoTime()));
          LeadTable.insert(transaction.connection(), leads);
          for (Lead lead : leads) {
            Notice notice = Notice.of(lead);
            outbox.schedule(Sending.class).send(notice.n(), notice.target(), notice.body());
          }
        });
    return committed.get();
  }
}
