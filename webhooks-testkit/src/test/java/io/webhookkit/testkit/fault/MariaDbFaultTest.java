package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@FaultsOn("MariaDB")
@NeedsMariaDb
class MariaDbFaultTest extends SharedFaults {

  @Override
  String newDatabase() {
    return Databases.mariadbUrl();
  }

  @Override
  List<String> cutting(Connection connection) throws SQLException {
    List<String> kills = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id from information_schema.processlist where db = database() and id <>"
                    + " connection_id()")) {
      while (row.next()) {
        kills.add("kill soft " + row.getLong(1));
      }
    }
    return kills;
  }

  @Override
  String locking() {
    return "lock tables webhook_outbox write";
  }

  @Override
  String hurried() {
    return "&sessionVariables=max_statement_time=0.3";
  }

  @Test
  void diskFullOnInsert(Tally tally) throws Exception {
    survives(
        newDatabase(),
        scene -> {
          Databases.execute(
              scene.database(),
              "create trigger full_disk before insert on webhook_outbox for each row signal"
                  + " sqlstate 'HY000' set mysql_errno = 1114, message_text = 'The table is full'");
          scene.assertChangesFailSaying("1114");
          pause();
          Databases.execute(scene.database(), "drop trigger full_disk");
        },
        tally);
  }
}
