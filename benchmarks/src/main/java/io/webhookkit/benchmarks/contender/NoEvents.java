package io.webhookkit.benchmarks.contender;

import java.util.List;

/** The first limit: the same transactions with nobody told of them. */
final class NoEvents implements Contender {

  private final SpringTransactions transactions;

  NoEvents(Wiring wiring) {
    this.transactions = new SpringTransactions(wiring.dataSource());
  }

  @Override
  public void start() {}

  @Override
  public long commit(List<Lead> leads) {
    return transactions.commit(leads, lead -> {});
  }
}
