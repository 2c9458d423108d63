package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileOutboxTest extends JdbcOutboxContract {

  @TempDir Path directory;
  private DataSource database;
  private Connection keepingItOpen;

  @Override
  @BeforeEach
  void openOnEmptyTables() {
    database = Databases.h2(directory);
    try {
      keepingItOpen = database.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    super.openOnEmptyTables();
  }

  @AfterEach
  void closeTheFile() throws SQLException {
    keepingItOpen.close();
  }

  @Override
  protected DataSource dataSource() {
    return database;
  }

  @Test
  void theNextProcessFindsAtOnceWhatTheLastOneHeld() throws SQLException {
    JdbcOutbox.open(database, SchemaMode.AUTO, null, LEASE).append(List.of(Events.lead()), true);
    keepingItOpen.close();

    Outbox restarted = JdbcOutbox.open(database, SchemaMode.AUTO, null, LEASE);

    assertThat(restarted.claimEvents(10)).hasSize(1);
  }

  @Test
  void aProcessTakesNothingFromAnotherOneThatSharesTheFile() {
    JdbcDataSource shared = new JdbcDataSource();
    shared.setURL("jdbc:h2:" + directory.resolve("shared").toAbsolutePath() + ";AUTO_SERVER=TRUE");
    try (Connection first = shared.getConnection()) {
      JdbcOutbox.open(shared, SchemaMode.AUTO, null, LEASE).append(List.of(Events.lead()), true);

      Outbox second = JdbcOutbox.open(shared, SchemaMode.AUTO, null, LEASE);

      assertThat(second.claimEvents(10)).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anApplicationTakesNothingFromAnotherOneOnTheSameDatabaseInMemory() {
    DataSource memory = Databases.h2();
    JdbcOutbox.open(memory, SchemaMode.AUTO, null, LEASE).append(List.of(Events.lead()), true);

    Outbox second = JdbcOutbox.open(memory, SchemaMode.AUTO, null, LEASE);

    assertThat(second.claimEvents(10)).isEmpty();
  }
}
