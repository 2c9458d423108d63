package io.webhookkit.testkit.capture;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ForwardingOutbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * The items in H2, and the events of what was committed. Nothing is sent: the webhooks are not
 * started, so that their events can be had at once, and thousands of them in a second.
 */
final class Warehouse implements AutoCloseable {

  private final DataSource database = Databases.pooled(Databases.h2());
  private final List<PendingEvent> committed = new ArrayList<>();
  private final Webhooks webhooks =
      Webhooks.builder()
          .outbox(new Collecting())
          .capturing(new CaptureSettings(BulkPolicy.CAPTURE, 100))
          .build();
  private final SessionFactory sessions =
      StageApp.newSessionFactory(
          database,
          configuration ->
              configuration.addAnnotatedClass(Crate.class).addAnnotatedClass(Parcel.class));
  private final HibernateChanges changes = new HibernateChanges(sessions);

  Warehouse() {
    webhooks.capture(changes);
  }

  private final class Collecting extends ForwardingOutbox {
    Collecting() {
      super(new InMemoryOutbox(Clock.systemUTC()));
    }

    @Override
    public void committed(List<PendingEvent> events, boolean leased) {
      committed.addAll(events);
    }
  }

  Session open() {
    return sessions.openSession();
  }

  /** Runs a transaction, and returns the events that came of it. */
  List<PendingEvent> eventsOf(UnitOfWork work, Session session) {
    committed.clear();
    work.run(session, changes);
    return List.copyOf(committed);
  }

  /** Returns the items that the database has, read with SQL of the test's own. */
  Map<String, ItemState> stored() {
    Map<String, ItemState> items = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (ItemKey.Kind kind : ItemKey.Kind.values()) {
        read(kind, statement, items);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return items;
  }

  private static void read(ItemKey.Kind kind, Statement statement, Map<String, ItemState> items)
      throws SQLException {
    String table = kind.entityName();
    try (ResultSet row = statement.executeQuery("select id, name, number from " + table)) {
      while (row.next()) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", row.getLong(1));
        values.put("name", row.getString(2));
        values.put("number", row.getLong(3));
        values.put("tags", new HashSet<String>());
        values.put("stops", new ArrayList<String>());
        items.put(kind.prefix() + " " + row.getLong(1), new ItemState(values));
      }
    }
    for (String elements : List.of("tags", "stops")) {
      String order = elements.equals("stops") ? " order by place" : "";
      String query = "select %s_id, %s from %s_%s".formatted(table, elements, table, elements);
      try (ResultSet row = statement.executeQuery(query + order)) {
        while (row.next()) {
          add(items.get(kind.prefix() + " " + row.getLong(1)), elements, row.getString(2));
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // as it was put
  private static void add(ItemState item, String elements, String element) {
    ((Collection<String>) item.values().get(elements)).add(element);
  }

  /** Deletes everything, and announces nothing. */
  void empty() {
    for (ItemKey.Kind kind : ItemKey.Kind.values()) {
      String table = kind.entityName();
      Databases.execute(
          database,
          "delete from %s_tags".formatted(table),
          "delete from %s_stops".formatted(table),
          "delete from %s".formatted(table));
    }
  }

  @Override
  public void close() {
    webhooks.close();
    sessions.close();
  }
}
