package io.webhookkit.testkit.fault;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.testkit.Databases;
import java.util.function.Consumer;
import java.util.function.Function;

/** An application with two endpoints: a bad one, and one that everything arrives at meanwhile. */
final class Pair implements AutoCloseable {

  private static final int CHANGES = 40;

  private final Sink sink = new Sink();
  private final HikariDataSource database = FaultContract.h2();
  private final Node node;

  Pair() {
    this(there -> there.url("/bad"), each -> {});
  }

  /** Has the bad one somewhere else, or another way to it. */
  Pair(Function<Sink, String> bad, Consumer<WebhooksBuilder> settings) {
    Shipments.create(database);
    node =
        Node.open(
            database,
            each ->
                settings.accept(
                    each.endpoint(sink.endpointAt("bad", bad.apply(sink)))
                        .endpoint(sink.endpoint("good", "/good"))));
  }

  HikariDataSource database() {
    return database;
  }

  Sink sink() {
    return sink;
  }

  Node node() {
    return node;
  }

  /** Changes things, and waits until the good one has got it. */
  Account goodOneGetsAll() {
    return goodOneGetsAll(CHANGES);
  }

  Account goodOneGetsAll(int changes) {
    for (int i = 0; i < changes; i++) {
      node.change();
    }
    Eventually.until(() -> "the good one gets all: " + good(), () -> good().lost() == 0);
    return good();
  }

  /** Waits until the bad one has got it as well. */
  Account badOneGetsAll() {
    return FaultContract.settled(database, node, sink, "/bad");
  }

  private Account good() {
    return Account.of(Shipments.committed(database), sink.arrivals("/good"));
  }

  long kept() {
    return node.webhooks().standing().deliveries() + node.webhooks().standing().parked();
  }

  /** Returns how many attempts have failed at the bad one for a reason that begins like this. */
  long failures(String reason) {
    return Databases.count(
        database,
        "select count(*) from webhook_attempt where endpoint = 'bad' and error like '"
            + reason.replace("'", "''")
            + "%'");
  }

  @Override
  public void close() {
    FaultContract.isAtRest(database, node);
    node.close();
    sink.close();
    database.close();
  }
}
