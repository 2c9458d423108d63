package io.webhookkit.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.OwnTransaction;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.InboxContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Two nodes on the tables of one database, whose times are moved instead of waited for. */
abstract class JdbcInboxContract extends InboxContract {

  private InboundTransaction transaction;
  private Inbox inbox;
  private Inbox otherNode;

  abstract DataSource dataSource();

  @BeforeEach
  void openOnEmptyTables() {
    transaction = new OwnTransaction(dataSource());
    inbox = open(transaction);
    otherNode = open(new OwnTransaction(dataSource()));
    Databases.execute(
        dataSource(),
        "delete from webhook_inbox",
        "drop table if exists effect",
        "create table effect (id integer)");
  }

  private Inbox open(InboundTransaction handling) {
    return JdbcOutbox.open(dataSource(), SchemaMode.CREATE, null, JdbcOutbox.DEFAULT_LEASE)
        .inbox(handling);
  }

  @Test
  void whatAHandlerChangesIsThereOnceTheEventIsHandled() throws Exception {
    InboundEvent event = stored();

    inbox.handleOnce(event, () -> transaction.onConnection(this::change));
    inbox.handleOnce(event, () -> transaction.onConnection(this::change));

    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void whatAHandlerChangedBeforeItFailedIsNotThere() throws Exception {
    InboundEvent event = stored();

    assertThatThrownBy(
            () ->
                inbox.handleOnce(
                    event,
                    () -> {
                      transaction.onConnection(this::change);
                      throw new IllegalStateException("after the change");
                    }))
        .hasMessage("after the change");

    assertThat(effects()).isZero();
    assertThat(otherNode.handleOnce(event, () -> {})).isEqualTo(Inbox.Handled.NOW);
  }

  @Test
  void whatWasHandledIsKeptWithoutItsContent() throws Exception {
    inbox.handleOnce(stored(), () -> {});

    assertThat(count("select count(*) from webhook_inbox where content is null")).isEqualTo(1);
  }

  private InboundEvent stored() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    InboundEvent event =
        new InboundEvent("crm", "1", null, null, json.objectNode(), json.objectNode());
    inbox.store(event, Duration.ZERO);
    return event;
  }

  private int change(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("insert into effect values (1)");
    }
  }

  private long effects() {
    return count("select count(*) from effect");
  }

  private long count(String sql) {
    return Databases.count(dataSource(), sql);
  }

  @Override
  protected Inbox inbox() {
    return inbox;
  }

  @Override
  protected Inbox otherNode() {
    return otherNode;
  }

  @Override
  protected void letTimePass(Duration time) {
    String interval = " - interval '" + time.toSeconds() + "' second";
    Databases.execute(
        dataSource(),
        "update webhook_inbox set next_attempt_at = next_attempt_at" + interval,
        "update webhook_inbox set received_at = received_at" + interval);
  }
}
