package io.webhookkit.spring;

import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction that is always running, until a test commits it. Its connection does nothing. */
final class OneTransaction implements OutboxTransaction {

  private @Nullable PublishedEvents events;

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    PublishedEvents joined = events == null ? newcomer.get() : events;
    events = joined;
    return joined;
  }

  void commit() throws SQLException {
    PublishedEvents committed = Objects.requireNonNull(events);
    committed.beforeCommit(connection());
    committed.completed(true);
  }

  private static Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
