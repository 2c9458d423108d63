package io.webhookkit.testkit.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.backfill.Backfill;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.time.Duration;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * An application that is killed: it commits leads and says so, rolls back every third, and delivers
 * what it announces. With "drain" it commits nothing more, and delivers what earlier lives have
 * left; with "backfill" it also sends again all that is stored.
 */
public final class SenderProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SenderProcess() {}

  /** Takes the database's address, the endpoint's address and secret, and what to do. */
  public static void main(String[] args) throws Exception {
    String mode = args[3];
    try (HikariDataSource database = new HikariDataSource()) {
      database.setJdbcUrl(args[0]);
      try (SessionFactory factory = sessionFactory(database);
          Webhooks webhooks = webhooks(database, args[1], args[2])) {
        webhooks.capture(new HibernateChanges(factory));
        switch (mode) {
          case "commit" -> commitForever(factory);
          case "deliver" -> {
            webhooks.start();
            commitForever(factory);
          }
          case "backfill" -> {
            webhooks.start();
            Backfill backfill =
                webhooks.backfill(Person.class).batchSize(10).perSecond(500).to("sink");
            if (backfill.await(PATIENCE)) {
              drain(factory, webhooks);
            }
          }
          default -> {
            webhooks.start();
            drain(factory, webhooks);
          }
        }
      }
    }
  }

  private static SessionFactory sessionFactory(HikariDataSource database) {
    Configuration configuration = new Configuration().addAnnotatedClass(Person.class);
    configuration.getProperties().put("hibernate.connection.datasource", database);
    configuration.setProperty("hibernate.hbm2ddl.auto", "update");
    return configuration.buildSessionFactory();
  }

  private static Webhooks webhooks(HikariDataSource database, String url, String secret) {
    return Webhooks.builder()
        .dataSource(database)
        .schema(SchemaMode.CREATE)
        .node("sender")
        .endpoint(Endpoint.named("sink").url(url).secret(secret).events("*").build())
        .trustedHosts(List.of("127.0.0.1"))
        .build();
  }

  private static void commitForever(SessionFactory factory) {
    for (int number = 1; ; number++) {
      if (number % 3 == 0) {
        rollBack(factory);
      } else {
        Person person = new Person("committed");
        factory.inTransaction(session -> session.persist(person));
        say("committed " + person.id);
      }
    }
  }

  private static void rollBack(SessionFactory factory) {
    factory.inSession(
        session -> {
          session.beginTransaction();
          session.persist(new Person("rolled back"));
          session.flush();
          session.getTransaction().rollback();
        });
  }

  private static void drain(SessionFactory factory, Webhooks webhooks) throws InterruptedException {
    if (webhooks.drain(PATIENCE)) {
      factory.inTransaction(
          session ->
              session
                  .createSelectionQuery("select id from Person", Long.class)
                  .list()
                  .forEach(id -> say("row " + id)));
      say("drained");
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
