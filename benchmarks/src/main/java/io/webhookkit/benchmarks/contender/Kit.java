package io.webhookkit.benchmarks.contender;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.util.List;
import java.util.function.Consumer;

/** This kit. */
public final class Kit implements Contender {

  private final SpringTransactions transactions;
  private final Webhooks webhooks;

  /** Creates one with every setting as it comes. */
  Kit(Wiring wiring) {
    this(wiring, builder -> {});
  }

  /** Creates one with some settings of its own. */
  public Kit(Wiring wiring, Consumer<WebhooksBuilder> settings) {
    this.transactions = new SpringTransactions(wiring.dataSource());
    WebhooksBuilder builder =
        Webhooks.builder()
            .dataSource(wiring.dataSource())
            .schema(SchemaMode.CREATE)
            .node(wiring.node())
            .transaction(new JoinedSpring(wiring.dataSource()))
            .trustedHosts(List.of("127.0.0.1"));
    for (String target : Wiring.targets()) {
      builder.eventTypes(List.of("bench." + target));
      builder.endpoint(
          Endpoint.named(target)
              .url(wiring.url(target))
              .secret(Wiring.SECRET)
              .events("bench." + target)
              .build());
    }
    settings.accept(builder);
    this.webhooks = builder.build();
  }

  @Override
  public void start() {
    webhooks.start();
  }

  @Override
  public long commit(List<Lead> leads) {
    return transactions.commit(leads, this::publish);
  }

  /** Does all that a commit does, and then rolls it back. */
  public void rollBack(List<Lead> leads) {
    transactions.rollBack(leads, this::publish);
  }

  private void publish(Lead lead) {
    webhooks.publish("bench." + lead.target(), Long.toString(lead.n()), lead);
  }
}
