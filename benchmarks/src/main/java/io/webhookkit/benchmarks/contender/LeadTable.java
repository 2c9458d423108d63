package io.webhookkit.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The application's own table. */
public final class LeadTable {

  private static final String INSERT =
      "insert into lead (id, email, name, company, score, bounced, note)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private LeadTable() {}

  /** Creates the table if it is missing. */
  public static void create(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists lead (id bigint primary key, email varchar(255),
            name varchar(255), company varchar(255), score integer, bounced boolean,
            note varchar(255))
          """);
    }
  }

  static void insert(Connection connection, List<Lead> leads) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (Lead lead : leads) {
        statement.setLong(1, lead.n());
        statement.setString(2, lead.email());
        statement.setString(3, lead.name());
        statement.setString(4, lead.company());
        statement.setInt(5, lead.score());
        statement.setBoolean(6, lead.bounced());
        statement.setString(7, lead.note());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
