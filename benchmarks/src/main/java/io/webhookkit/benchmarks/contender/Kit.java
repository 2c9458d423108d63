package io.webhookkit.benchmarks.contender;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.util.List;

/** This kit, with every setting as it comes. */
final class Kit implements Contender {

  private final SpringTransactions transactions;
  private final Webhooks webhooks;

  Kit(Wiring wiring) {
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
    this.webhooks = builder.build();
  }

  @Override
  public void start() {
    webhooks.start();
  }

  @Override
  public long commit(List<Lead> leads) {
    return transactions.commit(
        leads, lead -> webhooks.publish("bench." + lead.target(), Long.toString(lead.n()), lead));
  }
}
