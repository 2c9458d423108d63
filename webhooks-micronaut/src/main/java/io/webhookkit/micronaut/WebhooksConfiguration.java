package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the kit, but for the endpoints. They are texts: for a value that is none of its
 * type Micronaut takes the default, and says nothing.
 *
 * @param enabled Whether webhooks are captured and delivered.
 * @param system What this system is called among those that send each other webhooks, so that a
 *     change which has gone round ends where it began; no two of them may share a name.
 * @param eventTypes Event types that the application publishes itself.
 * @param trustedHosts Hosts and address ranges that may be private, and use plain HTTP.
 * @param outbox Where events are kept until they are delivered.
 * @param capture How changes of entities are captured.
 * @param payload What is sent.
 * @param retry When failed deliveries are tried again.
 * @param delivery The bounds of the dispatcher.
 */
@ConfigurationProperties("webhooks")
public record WebhooksConfiguration(
    @Bindable(defaultValue = "true") String enabled,
    Optional<String> system,
    @Bindable(defaultValue = "") List<String> eventTypes,
    @Bindable(defaultValue = "") List<String> trustedHosts,
    OutboxConfiguration outbox,
    CaptureConfiguration capture,
    PayloadConfiguration payload,
    RetryConfiguration retry,
    DeliveryConfiguration delivery) {

  /** Tidies the lists. */
  public WebhooksConfiguration {
    eventTypes = parts(eventTypes);
    trustedHosts = parts(trustedHosts);
  }

  /** Micronaut reads an empty text as a list of one, and keeps spaces after commas. */
  static List<String> parts(List<String> list) {
    return list.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /** Where the outbox is. */
  public enum OutboxType {
    /** In the application's database. */
    JDBC,
    /** In memory: events are lost when the application ends. */
    MEMORY
  }

  /**
   * Where events are kept until they are delivered.
   *
   * @param type In the application's database, or in memory.
   * @param dataSource The name of the data source; the primary one, called default, unless set.
   * @param schema Whether to create tables at start, check them, or (auto) create if embedded.
   * @param node What this node is called in its leases; a name that stays the same over restarts
   *     lets it take up at once what it held when it died. No two running nodes may share one.
   * @param lease How long a node may hold what it has claimed.
   * @param retention How long delivered events and the log of attempts are kept; 0 for ever.
   */
  @ConfigurationProperties("outbox")
  public record OutboxConfiguration(
      @Bindable(defaultValue = "jdbc") String type,
      Optional<String> dataSource,
      @Bindable(defaultValue = "auto") String schema,
      Optional<String> node,
      @Bindable(defaultValue = "60s") String lease,
      @Bindable(defaultValue = "7d") String retention) {

    boolean isInMemory() {
      return new Setting("outbox.type", type).oneOf(OutboxType.class) == OutboxType.MEMORY;
    }

    void tell(WebhooksBuilder builder) {
      builder
          .schema(new Setting("outbox.schema", schema).oneOf(SchemaMode.class))
          .node(node.orElse(null))
          .lease(new Setting("outbox.lease", lease).duration())
          .retention(new Setting("outbox.retention", retention).duration());
    }
  }

  /**
   * How changes of entities are captured.
   *
   * @param bulk What to do about HQL and criteria updates and deletes of captured entities: warn
   *     that nobody is told of what they change, fail them, or capture each row.
   * @param maxBulkRows How many rows such a statement may change at most to be captured.
   */
  @ConfigurationProperties("capture")
  public record CaptureConfiguration(
      @Bindable(defaultValue = "warn") String bulk,
      @Bindable(defaultValue = "10000") String maxBulkRows) {

    CaptureSettings settings() {
      return new CaptureSettings(
          new Setting("capture.bulk", bulk).oneOf(BulkPolicy.class),
          new Setting("capture.max-bulk-rows", maxBulkRows).number());
    }
  }
}
