package io.webhookkit.testkit.loop;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.inbound.InboundHandler;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.SessionTransaction;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** An application with contacts that tells another one of each change, and hears of its changes. */
final class ContactSystem implements AutoCloseable {

  static final Secret SECRET = Secret.generate();

  private final DataSource database = Databases.pooled(Databases.h2());
  private final SessionFactory sessions = sessions(database);
  private final SessionTransaction transactions = new SessionTransaction(sessions);

  final Webhooks webhooks;
  final LoopbackReceiver receiver;

  /**
   * @param name what it is called
   * @param sendsTo the others that it tells of its changes
   * @param hearsFrom the others that tell it of theirs
   * @param bound whether it knows that some of them are the same
   * @param further what else is to be set
   */
  ContactSystem(
      String name,
      FaultyNetwork network,
      List<String> sendsTo,
      List<String> hearsFrom,
      boolean bound,
      Consumer<WebhooksBuilder> further) {
    WebhooksBuilder builder =
        Webhooks.builder()
            .dataSource(database)
            .schema(SchemaMode.CREATE)
            .trustedHosts(List.of("127.0.0.1"))
            .retries(new RetrySchedule(Collections.nCopies(500, Duration.ofMillis(50)), 0.2))
            .handlingIn(transactions);
    hearsFrom.forEach(peer -> builder.source(ConfiguredSource.named(peer).secret(SECRET.reveal())));
    for (String peer : sendsTo) {
      builder.endpoint(
          Endpoint.named(peer)
              .url(network.to(name + "-to-" + peer))
              .secret(SECRET.reveal())
              .events("contact.*")
              .source(bound && hearsFrom.contains(peer) ? peer : null)
              .build());
    }
    further.accept(builder);
    webhooks = builder.build();
    webhooks.capture(new HibernateChanges(sessions));
    receiver = LoopbackReceiver.start(webhooks);
    for (String peer : hearsFrom) {
      network.connect(peer + "-to-" + name, receiver.url(peer));
    }
  }

  private static SessionFactory sessions(DataSource database) {
    Configuration configuration = new Configuration().addAnnotatedClass(Contact.class);
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    configuration.setProperty(AvailableSettings.HBM2DDL_AUTO, "create");
    return configuration.buildSessionFactory();
  }

  ContactSystem handling(String source, InboundHandler handler) {
    webhooks.inbound().handle(source, "*", handler);
    return this;
  }

  ContactSystem start() {
    webhooks.start();
    return this;
  }

  /** Does something in a transaction, which is a handler's if one is running. */
  <R> R call(Function<Session, R> work) {
    return transactions.with(work);
  }

  void run(Consumer<Session> work) {
    transactions.run(work);
  }

  /** Returns what it knows. */
  Map<Long, String> state() {
    Map<Long, String> state = new TreeMap<>();
    run(
        session ->
            session
                .createSelectionQuery("from Contact", Contact.class)
                .list()
                .forEach(each -> state.put(each.id, each.email + " " + each.name)));
    return state;
  }

  @Override
  public void close() {
    receiver.close();
    webhooks.close();
    sessions.close();
  }
}
