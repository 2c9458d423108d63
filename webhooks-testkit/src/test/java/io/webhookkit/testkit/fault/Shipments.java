package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.fault.Arrival.Happening;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** The table of the applications. */
final class Shipments {

  static final int COUNT = 20;

  private Shipments() {}

  static void create(DataSource database) {
    Databases.execute(
        database,
        "create table Shipment (id bigint primary key, version integer not null, fate"
            + " varchar(40))");
    for (int id = 1; id <= COUNT; id++) {
      Databases.execute(database, "insert into Shipment values (" + id + ", 0, 'new')");
    }
  }

  /** Returns every change that was committed. */
  static Set<Happening> committed(DataSource database) {
    Set<Happening> committed = new HashSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, version from Shipment")) {
      while (row.next()) {
        for (int version = 1; version <= row.getInt(2); version++) {
          committed.add(new Happening(row.getLong(1), version));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return committed;
  }
}
