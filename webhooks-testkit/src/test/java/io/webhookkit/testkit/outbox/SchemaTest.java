package io.webhookkit.testkit.outbox;

import static io.webhookkit.testkit.Databases.count;
import static io.webhookkit.testkit.Databases.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhookException;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.MissingTableException;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.Proxies;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void aMissingTableIsNamedWithTheFileThatMakesIt() {
    assertThatThrownBy(() -> open(Databases.h2(), SchemaMode.CHECK))
        .isInstanceOf(MissingTableException.class)
        .hasMessageContaining("webhook_outbox")
        .hasMessageContaining("classpath:io/webhookkit/outbox/jdbc/schema-h2.sql");
  }

  @Test
  void theFirstTableThatIsMissingIsNamedWhereOthersAreThere() {
    DataSource database = Databases.h2();
    open(database, SchemaMode.CREATE);
    execute(database, "drop table webhook_attempt");

    assertThatThrownBy(() -> open(database, SchemaMode.CHECK))
        .hasMessageContaining("The table webhook_attempt can't be read");
  }

  @Test
  void aUserWhoIsNoAdministratorOfH2CanUseTheTables() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:rights");
    try (Connection keepingItOpen = database.getConnection()) {
      open(database, SchemaMode.CREATE);
      execute(database, "create user plain password 'x'", "grant all on schema public to plain");

      database.setUser("plain");
      database.setPassword("x");
      open(database, SchemaMode.CHECK).append(List.of(Events.lead()), false);

      assertThat(count(database, "select count(*) from webhook_outbox")).isOne();
    }
  }

  @Test
  void nodesThatStartTogetherOnAnEmptyPostgresAllFindTheTables() throws Exception {
    try (HikariDataSource database = Databases.postgres()) {
      CountDownLatch connected = new CountDownLatch(8);
      DataSource together =
          Proxies.watching(
              DataSource.class,
              database,
              (method, arguments, connection) -> {
                connected.countDown();
                awaitQuietly(connected);
                return connection;
              });
      List<CompletableFuture<Void>> nodes = new ArrayList<>();
      while (nodes.size() < 8) {
        nodes.add(
            CompletableFuture.runAsync(
                () -> open(together, SchemaMode.CREATE), task -> new Thread(task).start()));
      }
      for (CompletableFuture<Void> each : nodes) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anyOtherDatabaseIsOnlyCheckedUnlessTold() {
    try (HikariDataSource database = Databases.postgres()) {
      assertThatThrownBy(() -> open(database, SchemaMode.AUTO))
          .isInstanceOf(MissingTableException.class)
          .hasMessageContaining("schema-postgresql.sql");
    }
  }

  @Test
  void anH2ServerIsAnyOtherDatabase() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try {
      JdbcDataSource database = new JdbcDataSource();
      database.setURL("jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:served");

      assertThatThrownBy(() -> open(database, SchemaMode.AUTO))
          .isInstanceOf(MissingTableException.class);
    } finally {
      server.stop();
    }
  }

  @Test
  void anEmbeddedDatabaseGetsItsTablesUnlessTold() {
    DataSource database = Databases.h2();

    open(database, SchemaMode.AUTO);

    assertThat(count(database, "select count(*) from webhook_outbox")).isZero();
  }

  @Test
  void tablesAreCreatedOnPostgresWhenToldTo() {
    try (HikariDataSource database = Databases.postgres()) {
      open(database, SchemaMode.CREATE);

      open(database, SchemaMode.CHECK).append(List.of(Events.lead()), false);
      assertThat(count(database, "select count(*) from webhook_outbox")).isOne();
    }
  }

  @Test
  void tablesAreCreatedThroughConnectionsThatDoNotCommitByThemselves() {
    try (HikariDataSource database = Databases.postgres();
        HikariDataSource uncommitting = new HikariDataSource()) {
      uncommitting.setDataSource(database);
      uncommitting.setAutoCommit(false);
      open(uncommitting, SchemaMode.CREATE);

      open(uncommitting, SchemaMode.CHECK).append(List.of(Events.lead()), false);
      assertThat(count(database, "select count(*) from webhook_outbox")).isOne();
    }
  }

  @Test
  void creatingLeavesWhatIsThere() {
    DataSource database = Databases.h2();
    open(database, SchemaMode.CREATE).append(List.of(Events.lead()), false);

    open(database, SchemaMode.CREATE);

    assertThat(count(database, "select count(*) from webhook_outbox")).isOne();
  }

  @Test
  void anEmbeddedDatabaseWritesEachCommitDownAtOnce() {
    DataSource database = Databases.h2();

    open(database, SchemaMode.AUTO);

    String delay =
        "select cast(setting_value as integer) from information_schema.settings"
            + " where setting_name = 'WRITE_DELAY'";
    assertThat(count(database, delay)).isZero();
  }

  @Test
  void aConnectionIsGivenBackAsPatientAsItWas() {
    try (HikariDataSource database = new HikariDataSource()) {
      database.setDataSource(Databases.h2());
      database.setMaximumPoolSize(1);
      execute(database, "set lock_timeout 4321");

      open(database, SchemaMode.AUTO);

      assertThat(count(database, "select lock_timeout()")).isEqualTo(4321);
    }
  }

  /** H2 waits for a lock with a monitor in its hand, which the lock's owner may ask for. */
  @RepeatedTest(20)
  void anEmbeddedDatabaseIsOpenedWhileOthersMakeTheirTables() throws Exception {
    DataSource database = Databases.h2();
    CountDownLatch busy = new CountDownLatch(50);
    AtomicBoolean opened = new AtomicBoolean();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; !opened.get(); i++) {
                execute(database, "create table other_" + i + " (id int)");
                busy.countDown();
              }
            });
    try {
      assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
      open(database, SchemaMode.AUTO);
    } finally {
      opened.set(true);
    }

    others.get(10, TimeUnit.SECONDS);
    assertThat(count(database, "select count(*) from webhook_outbox")).isZero();
  }

  @Test
  void anUnknownDatabaseIsNamedWithThoseThatAreKnown() {
    DataSource database = calledOracle(Databases.h2());

    assertThatThrownBy(() -> open(database, SchemaMode.AUTO))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("does not know the database Oracle")
        .hasMessageContaining("H2, PostgreSQL, MariaDB");
  }

  private static Outbox open(DataSource database, SchemaMode mode) {
    return JdbcOutbox.open(database, mode, "node", JdbcOutbox.DEFAULT_LEASE);
  }

  private static DataSource calledOracle(DataSource database) {
    return Proxies.answering(
        DataSource.class,
        database,
        Map.of(
            "getConnection",
            connection ->
                Proxies.answering(
                    Connection.class,
                    (Connection) connection,
                    Map.of(
                        "getMetaData",
                        meta ->
                            Proxies.answering(
                                DatabaseMetaData.class,
                                (DatabaseMetaData) meta,
                                Map.of("getDatabaseProductName", name -> "Oracle"))))));
  }
}
