package io.webhookkit.testkit.broken;

import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.SharedOutboxContract;
import io.webhookkit.testkit.outbox.JdbcOutboxContract;
import java.lang.reflect.Method;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is no matter of several nodes is {@link BrokenOutboxTest}'s. */
class BrokenSharedOutboxTest extends BrokenContract {

  private static final DataSource DATABASE = Databases.h2();

  BrokenSharedOutboxTest() {
    super(Suite.class, BrokenSharedOutbox.values());
  }

  @Override
  boolean isTested(Method test) {
    return test.getDeclaringClass() == SharedOutboxContract.class;
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends JdbcOutboxContract {

    private final BrokenSharedOutbox broken;

    Suite(BrokenSharedOutbox broken) {
      this.broken = broken;
    }

    @Override
    protected DataSource dataSource() {
      return DATABASE;
    }

    @Override
    protected Outbox open(String node) {
      return broken.open(new StoredLeases(DATABASE, node, LEASE));
    }
  }
}
