package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the kit, but for the endpoints.
 *
 * @param enabled Whether webhooks are captured and delivered.
 * @param eventTypes Event types that the application publishes itself, so that endpoints may
 *     subscribe to them.
 * @param trustedHosts Hosts and address ranges that endpoints may have though they are private, and
 *     that may use plain HTTP.
 * @param outbox Where events are kept until they are delivered.
 */
@ConfigurationProperties("webhooks")
public record WebhooksConfiguration(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "") List<String> eventTypes,
    @Bindable(defaultValue = "") List<String> trustedHosts,
    OutboxConfiguration outbox) {

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
   * @param schema What to do about the tables at start: create what is missing, check them, or
   *     create them in an embedded database and check any other.
   * @param node What this node is called in its leases; a name that stays the same over restarts
   *     lets it take up at once what it held when it died. No two running nodes may share one.
   * @param lease How long a node may hold what it has claimed.
   */
  @ConfigurationProperties("outbox")
  public record OutboxConfiguration(
      @Bindable(defaultValue = "jdbc") OutboxType type,
      @Bindable(defaultValue = "auto") SchemaMode schema,
      Optional<String> node,
      @Bindable(defaultValue = "60s") Duration lease) {}
}
