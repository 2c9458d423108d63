package io.webhookkit.testkit.links;

import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.OwnTransaction;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.LinkStoreContract;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** On the tables of one database, whose times are moved instead of waited for. */
abstract class JdbcLinksContract extends LinkStoreContract {

  private InboundTransaction transaction;
  private LinkStore links;

  abstract DataSource dataSource();

  @BeforeEach
  void openOnEmptyTables() {
    transaction = new OwnTransaction(dataSource());
    links =
        JdbcOutbox.open(dataSource(), SchemaMode.CREATE, null, JdbcOutbox.DEFAULT_LEASE)
            .links(transaction);
    Databases.execute(
        dataSource(),
        "delete from webhook_link",
        "delete from webhook_sent",
        "delete from webhook_conflict");
  }

  @Override
  protected LinkStore links() {
    return links;
  }

  @Override
  protected <R> R inTransaction(Supplier<R> work) throws Exception {
    return transaction.call(work::get);
  }

  @Override
  protected void onConnection(Sending sending) throws Exception {
    transaction.call(
        () ->
            transaction.onConnection(
                connection -> {
                  sending.on(connection);
                  return true;
                }));
  }

  @Override
  protected Instant now() {
    return Instant.now(Clock.systemUTC());
  }
}
