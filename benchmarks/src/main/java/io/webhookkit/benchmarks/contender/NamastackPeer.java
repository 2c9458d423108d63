package io.webhookkit.benchmarks.contender;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Namastack Outbox on JDBC: every event under a key of its own, so that none waits for another. */
final class NamastackPeer implements Contender {

  private final Wiring wiring;
  private final SpringTransactions transactions;
  private ConfigurableApplicationContext context;
  private volatile Outbox outbox;

  NamastackPeer(Wiring wiring) {
    this.wiring = wiring;
    this.transactions = new SpringTransactions(wiring.dataSource());
    this.context = open("1h");
    this.outbox = context.getBean(Outbox.class);
  }

  private ConfigurableApplicationContext open(String interval) {
    return Boot.run(
        Application.class,
        wiring,
        transactions,
        Map.of(
            "namastack.outbox.polling.trigger",
            "fixed",
            "namastack.outbox.polling.fixed.interval",
            interval,
            "namastack.outbox.polling.batch-size",
            500,
            "namastack.outbox.processing.delete-completed-records",
            true,
            "namastack.outbox.processing.publish-after-save",
            false,
            "namastack.outbox.processing.executor-core-pool-size",
            Wiring.SENDERS,
            "namastack.outbox.processing.executor-max-pool-size",
            Wiring.SENDERS));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
        "org.springframework.modulith.events.config.EventExternalizationAutoConfiguration",
        "org.springframework.modulith.events.jackson.JacksonEventSerializationConfiguration",
        "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration"
      })
  static class Application {

    @Bean
    Poster poster(Wiring wiring) {
      return new Poster(wiring);
    }

    @Bean
    Handler handler(Poster poster) {
      return new Handler(poster);
    }
  }

  static class Handler implements OutboxTypedHandler<Notice> {

    private final Poster poster;

    Handler(Poster poster) {
      this.poster = poster;
    }

    @Override
    public void handle(Notice notice, OutboxRecordMetadata metadata) {
      try {
        poster.post(notice);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void start() {
    context.close();
    context = open("10ms");
    outbox = context.getBean(Outbox.class);
  }

  @Override
  public long commit(List<Lead> leads) {
    return transactions.commit(
        leads, lead -> outbox.schedule(Notice.of(lead), Long.toString(lead.n())));
  }
}
