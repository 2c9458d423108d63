package io.webhookkit.testkit.outbox;

import io.webhookkit.testkit.Proxies;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    return Proxies.watching(
        DataSource.class,
        real,
        (method, arguments, answer) ->
            answer instanceof Connection connection ? watching(connection) : answer);
  }

  private Connection watching(Connection real) {
    return Proxies.watching(
        Connection.class,
        real,
        (method, arguments, answer) ->
            answer instanceof PreparedStatement statement && ((String) arguments[0]).contains(query)
                ? watching(statement)
                : answer);
  }

  private PreparedStatement watching(PreparedStatement real) {
    return Proxies.watching(
        PreparedStatement.class,
        real,
        (method, arguments, answer) -> {
          if (method.equals("executeQuery") && come.compareAndSet(false, true)) {
            then.run();
          }
          return answer;
        });
  }
}
