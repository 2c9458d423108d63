package io.webhookkit;

import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where events are kept, and for how long. Not thread-safe. */
final class OutboxParts {

  /** What an exchange may wait for a free place, so that no lease ends meanwhile. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);

  @Nullable DataSource dataSource;
  @Nullable Function<Clock, Outbox> outbox;
  @Nullable String node;
  SchemaMode schema = SchemaMode.AUTO;
  Duration lease = JdbcOutbox.DEFAULT_LEASE;
  private Duration retention = Duration.ofDays(7);

  void keepFor(Duration age) {
    if (age.isNegative()) {
      throw new WebhookConfigurationException(
          "outbox.retention", age.toString(), "give a duration, or 0 to keep everything");
    }
    retention = age;
  }

  Duration retention() {
    return retention;
  }

  /** Requires that no lease ends during an exchange, which is over at the deadline. */
  void requireLeaseBeyond(Duration deadline) {
    if (lease.compareTo(deadline.plus(LEASE_MARGIN)) < 0) {
      throw new WebhookConfigurationException(
          "outbox.lease",
          lease.toString(),
          "make it at least %s, which is transport.deadline and a margin of %s"
              .formatted(deadline.plus(LEASE_MARGIN), LEASE_MARGIN));
    }
  }

  Storage open(Clock clock) {
    return new Storage(outbox != null ? outbox.apply(clock) : inDatabase(), dataSource, schema);
  }

  private Outbox inDatabase() {
    if (dataSource == null) {
      throw new WebhookConfigurationException(
          "outbox",
          "",
          "give the application's DataSource, or an Outbox such as InMemoryOutbox: that is"
              + " webhooks.outbox.type=memory, and loses events when the application ends");
    }
    return JdbcOutbox.open(dataSource, schema, node, lease);
  }
}
