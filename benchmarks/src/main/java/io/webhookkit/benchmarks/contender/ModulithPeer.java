package io.webhookkit.benchmarks.contender;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Spring Modulith's publication registry with an asynchronous listener. The listener opens no
 * transaction of its own, as {@code @ApplicationModuleListener} would: an HTTP call needs none.
 */
final class ModulithPeer implements Contender {

  /** Whether the listener sends; until then it holds what it gets. */
  private static final String STARTED = "benchmark.started";

  private final Wiring wiring;
  private final SpringTransactions transactions;
  private ConfigurableApplicationContext context;

  ModulithPeer(Wiring wiring) {
    this.wiring = wiring;
    this.transactions = new SpringTransactions(wiring.dataSource());
    this.context = open(false);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAsync
  @EnableTransactionManagement
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Poster poster(Wiring wiring) {
      return new Poster(wiring);
    }

    @Bean
    Listener listener(Poster poster, Environment environment) {
      return new Listener(poster, environment.getRequiredProperty(STARTED, Boolean.class));
    }
  }

  static class Listener {

    private final Poster poster;
    private final CountDownLatch started;

    Listener(Poster poster, boolean started) {
      this.poster = poster;
      this.started = new CountDownLatch(started ? 0 : 1);
    }

    @Async
    @TransactionalEventListener
    public void committed(Notice notice) throws IOException, InterruptedException {
      started.await();
      poster.post(notice);
    }
  }

  private ConfigurableApplicationContext open(boolean started) {
    return Boot.run(
        Application.class,
        wiring,
        transactions,
        Map.of(
            "namastack.outbox.enabled",
            false,
            "spring.modulith.events.jdbc.schema-initialization.enabled",
            true,
            "spring.modulith.events.completion-mode",
            "delete",
            "spring.modulith.events.republish-outstanding-events-on-restart",
            started,
            STARTED,
            started,
            "spring.task.execution.pool.core-size",
            Wiring.SENDERS));
  }

  @Override
  public void start() {
    context.close();
    context = open(true);
  }

  @Override
  public long commit(List<Lead> leads) {
    return transactions.commit(leads, lead -> context.publishEvent(Notice.of(lead)));
  }
}
