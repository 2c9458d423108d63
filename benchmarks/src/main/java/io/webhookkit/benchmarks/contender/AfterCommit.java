package io.webhookkit.benchmarks.contender;

import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.client.RestClient;

/**
 * What one writes by hand: a listener after the commit that posts with a RestClient, on the
 * committing thread. Not durable: what fails, or is not sent when the process dies, is lost.
 */
final class AfterCommit implements Contender {

  private final SpringTransactions transactions;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  AfterCommit(Wiring wiring) {
    this.transactions = new SpringTransactions(wiring.dataSource());
    context.registerBean(SpringTransactions.class, () -> transactions);
    context.registerBean(Wiring.class, () -> wiring);
    context.register(Listening.class);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  static class Listening {

    @Bean
    Listener listener(Wiring wiring) {
      return new Listener(wiring);
    }
  }

  static final class Listener {

    private final Wiring wiring;
    private final Signatures signatures = new Signatures();
    private final RestClient http =
        RestClient.builder()
            .requestFactory(new HttpComponentsClientHttpRequestFactory(Poster.client()))
            .build();

    Listener(Wiring wiring) {
      this.wiring = wiring;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void committed(Notice notice) {
      http.post()
          .uri(wiring.url(notice.target()))
          .contentType(MediaType.APPLICATION_JSON)
          .headers(headers -> signatures.headers(notice).forEach(headers::set))
          .body(notice.body())
          .retrieve()
          .toBodilessEntity();
    }
  }

  @Override
  public void start() {
    context.refresh();
  }

  @Override
  public long commit(List<Lead> leads) {
    return transactions.commit(leads, lead -> context.publishEvent(Notice.of(lead)));
  }
}
