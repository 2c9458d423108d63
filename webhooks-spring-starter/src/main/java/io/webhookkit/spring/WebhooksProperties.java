package io.webhookkit.spring;

import io.webhookkit.Setting;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.PayloadSettings.Oversize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the kit.
 *
 * @param enabled Whether webhooks are captured and delivered.
 * @param system What this system is called among those that send each other webhooks, so that a
 *     change which has gone round ends where it began; no two of them may share a name.
 * @param endpoints Who receives events, by name.
 * @param endpointStore Where those are kept that are saved at run time.
 * @param sources Who sends webhooks, by name.
 * @param inbox How they are received.
 * @param eventTypes Event types that the application publishes itself, so that endpoints may
 *     subscribe to them.
 * @param trustedHosts Hosts and address ranges that endpoints may have though they are private, and
 *     that may use plain HTTP.
 * @param outbox Where events are kept until they are delivered.
 * @param capture How changes of entities are captured.
 * @param payload What is sent.
 * @param retry When failed deliveries are tried again.
 * @param transport The bounds of one HTTP exchange, and its way out of the network.
 * @param tls How TLS is done with the endpoints that name it, by name.
 * @param delivery The bounds of the dispatcher.
 */
@ConfigurationProperties(prefix = "webhooks", ignoreUnknownFields = false)
public record WebhooksProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String system,
    @DefaultValue Map<String, EndpointProperties> endpoints,
    @DefaultValue @NestedConfigurationProperty EndpointStoreProperties endpointStore,
    @DefaultValue Map<String, SourceProperties> sources,
    @DefaultValue @NestedConfigurationProperty InboxProperties inbox,
    @DefaultValue List<String> eventTypes,
    @DefaultValue List<String> trustedHosts,
    @DefaultValue OutboxProperties outbox,
    @DefaultValue CaptureProperties capture,
    @DefaultValue PayloadProperties payload,
    @DefaultValue RetryProperties retry,
    @DefaultValue @NestedConfigurationProperty TransportProperties transport,
    @DefaultValue Map<String, TlsProperties> tls,
    @DefaultValue DeliveryProperties delivery) {

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
   * @param retention How long delivered events and the log of attempts are kept; 0 for ever.
   */
  public record OutboxProperties(
      @DefaultValue("jdbc") OutboxType type,
      @DefaultValue("auto") SchemaMode schema,
      @Nullable String node,
      @DefaultValue("60s") Duration lease,
      @DefaultValue("7d") Duration retention) {}

  /**
   * How changes of entities are captured.
   *
   * @param bulk What to do about HQL and criteria updates, deletes and inserts of captured
   *     entities: warn that nobody is told of what they change, refuse them, or announce each row.
   * @param maxBulkRows How many rows such a statement may change at most to be announced.
   */
  public record CaptureProperties(
      @DefaultValue("warn") BulkPolicy bulk, @DefaultValue("10000") int maxBulkRows) {}

  /**
   * What is sent.
   *
   * @param format The form of events: that of Standard Webhooks, or CloudEvents 1.0 in structured
   *     JSON mode.
   * @param source Where a CloudEvent says it comes from: a URI, or a relative reference.
   * @param maxSize The longest payload.
   * @param oversize What to do about a longer one: fail its transaction, or send the entity's id
   *     alone.
   */
  public record PayloadProperties(
      @DefaultValue("standard") Format format,
      @DefaultValue("/webhooks") String source,
      @DefaultValue("256KB") DataSize maxSize,
      @DefaultValue("fail") Oversize oversize) {

    PayloadSettings settings() {
      return new PayloadSettings(
          maxSize.toBytes(), oversize, format, new Setting("payload.source", source).uri());
    }
  }

  /**
   * When failed deliveries are tried again.
   *
   * @param delays The wait after each failed attempt; when they are used up, the delivery is
   *     parked.
   * @param jitter By which part of itself a wait is made longer or shorter at random, from 0 to 1.
   */
  public record RetryProperties(
      @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
          List<Duration> delays,
      @DefaultValue("0.2") double jitter) {}

  /**
   * The bounds of the dispatcher.
   *
   * @param capacity How many events and deliveries are held in memory at most.
   * @param window How many deliveries are under way to one endpoint at most.
   * @param pollInterval How often the outbox is asked for what other nodes have left.
   * @param shutdownTimeout How long a shutdown waits for what is under way.
   */
  public record DeliveryProperties(
      @DefaultValue("10000") int capacity,
      @DefaultValue("64") int window,
      @DefaultValue("10s") Duration pollInterval,
      @DefaultValue("20s") Duration shutdownTimeout) {}
}
