package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FaultsOn("PostgreSQL")
class PostgresFaultTest extends SharedFaults {

  private static final String END_OTHERS =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
          + " and pid <> pg_backend_pid()";

  @Override
  String newDatabase() {
    return Databases.postgresUrl();
  }

  @Override
  List<String> cutting(Connection connection) {
    return List.of(END_OTHERS);
  }

  @Override
  String locking() {
    return "lock table webhook_outbox in access exclusive mode";
  }

  @Override
  String hurried() {
    return "&options=-c%20statement_timeout=300";
  }

  @Test
  void readOnlyFailOver(Tally tally) throws Exception {
    String url = newDatabase();
    survives(
        url,
        scene -> {
          readOnly(url, true);
          cut(url);
          scene.writers().awaitFailure();
          pause();
          readOnly(url, false);
          cut(url);
        },
        tally);
  }

  private static void readOnly(String url, boolean on) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute(
          "alter database "
              + connection.getCatalog()
              + " set default_transaction_read_only = "
              + on);
    }
  }

  @Test
  void diskFullOnInsert(Tally tally) throws Exception {
    survives(
        newDatabase(),
        scene -> {
          Databases.execute(
              scene.database(),
              "create function full_disk() returns trigger language plpgsql as $$ begin raise"
                  + " 'no space left on device' using errcode = '53100'; end $$",
              "create trigger full_disk before insert on webhook_outbox execute function"
                  + " full_disk()");
          scene.assertChangesFailSaying("53100");
          pause();
          Databases.execute(scene.database(), "drop trigger full_disk on webhook_outbox");
        },
        tally);
  }

  @Test
  void databaseRestarted(Tally tally, @TempDir Path folder) throws Exception {
    try (RestartingPostgres server = new RestartingPostgres(folder)) {
      survives(
          server.url(),
          scene -> {
            server.restart();
            scene.writers().awaitMore(20);
            server.crash();
          },
          tally);
    }
  }
}
