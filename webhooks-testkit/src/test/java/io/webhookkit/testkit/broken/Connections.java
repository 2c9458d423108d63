package io.webhookkit.testkit.broken;

import io.webhookkit.testkit.Proxies;
import io.webhookkit.testkit.broken.CaptureBreak.End;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The connections of an application, of which it is told how their transactions end. */
final class Connections {

  private Connections() {}

  static DataSource watched(DataSource database, Consumer<End> ended) {
    return Proxies.answering(
        DataSource.class,
        database,
        Map.of("getConnection", connection -> watched((Connection) connection, ended)));
  }

  private static Connection watched(Connection connection, Consumer<End> ended) {
    AtomicBoolean begun = new AtomicBoolean();
    return Proxies.watching(
        Connection.class,
        connection,
        (method, arguments, answer) -> {
          switch (method) {
            case "setAutoCommit" -> begun.set(Boolean.FALSE.equals(arguments[0]));
            case "commit" -> end(End.COMMITTED, begun, ended);
            case "rollback" -> {
              if (arguments == null) {
                end(End.ROLLED_BACK, begun, ended);
              }
            }
            case "close" -> end(End.ABANDONED, begun, ended);
            default -> {}
          }
          return answer;
        });
  }

  private static void end(End end, AtomicBoolean begun, Consumer<End> ended) {
    if (begun.compareAndSet(true, false)) {
      ended.accept(end);
    }
  }
}
