package io.webhookkit.testkit.outbox;

import static io.webhookkit.testkit.Databases.count;
import static io.webhookkit.testkit.Databases.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.MissingTableException;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsMariaDb
class MariaDbSchemaTest {

  private final HikariDataSource database = Databases.mariadb();

  @AfterEach
  void closeThePool() {
    database.close();
  }

  @Test
  void aMissingTableIsNamedWithTheFileThatMakesIt() {
    assertThatThrownBy(() -> open(database, SchemaMode.CHECK))
        .isInstanceOf(MissingTableException.class)
        .hasMessageContaining("webhook_outbox")
        .hasMessageContaining("classpath:io/webhookkit/outbox/jdbc/schema-mariadb.sql");
  }

  @Test
  void tablesAreOnlyCheckedUnlessTold() {
    assertThatThrownBy(() -> open(database, SchemaMode.AUTO))
        .isInstanceOf(MissingTableException.class);
  }

  @Test
  void tablesAreCreatedWhenToldTo() {
    open(database, SchemaMode.CREATE);

    open(database, SchemaMode.CHECK).append(List.of(Events.lead()), false);
    assertThat(count(database, "select count(*) from webhook_outbox")).isOne();
  }

  @Test
  void connectionsThatDoNotCommitByThemselvesAreFine() {
    try (HikariDataSource uncommitting = new HikariDataSource()) {
      uncommitting.setDataSource(database);
      uncommitting.setAutoCommit(false);
      open(uncommitting, SchemaMode.CREATE).append(List.of(Events.lead()), false);

      assertThat(open(database, SchemaMode.CHECK).claimEvents(10)).hasSize(1);
    }
  }

  @Test
  void creatingLeavesWhatIsThere() {
    open(database, SchemaMode.CREATE).append(List.of(Events.lead()), false);

    open(database, SchemaMode.CREATE);

    assertThat(count(database, "select count(*) from webhook_outbox")).isOne();
  }

  @Test
  void tablesTakeTextOfAnyScriptInADatabaseThatDoesNot() {
    execute(database, "alter database character set latin1");
    Outbox outbox = open(database, SchemaMode.CREATE);

    outbox.append(List.of(Events.leadOf("Ωμέγα \uD83D\uDE00")), false);

    assertThat(outbox.claimEvents(10))
        .singleElement()
        .satisfies(event -> assertThat(event.subject()).isEqualTo("Ωμέγα \uD83D\uDE00"));
  }

  private static Outbox open(DataSource database, SchemaMode mode) {
    return JdbcOutbox.open(database, mode, "node", JdbcOutbox.DEFAULT_LEASE);
  }
}
