package io.webhookkit.testkit.outbox;

import io.webhookkit.testkit.StatementCalls;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Lets something happen when a query has been answered for the first time, before the next one. */
final class FirstAnswer {

  private final String query;
  private final Runnable then;
  private final AtomicBoolean come = new AtomicBoolean();

  /**
   * @param query what its SQL contains
   */
  FirstAnswer(String query, Runnable then) {
    this.query = query;
    this.then = then;
  }

  boolean hasCome() {
    return come.get();
  }

  DataSource watching(DataSource real) {
    return StatementCalls.watching(
        real,
        (method, sql) -> {
          if (method.equals("executeQuery")
              && sql.contains(query)
              && come.compareAndSet(false, true)) {
            then.run();
          }
        });
  }
}
