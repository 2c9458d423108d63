package io.webhookkit;

import io.webhookkit.backfill.BackfillRequest;
import io.webhookkit.backfill.BackfillStore;
import io.webhookkit.backfill.Backfills;
import io.webhookkit.delivery.DeliveryHealth;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.Dispatcher;
import io.webhookkit.delivery.DispatcherLoad;
import io.webhookkit.delivery.Purger;
import io.webhookkit.delivery.Standing;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.Subscription;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.entity.ChangeSource;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.convergence.Convergence;
import io.webhookkit.outbox.EventWriter;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.payload.PayloadMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facade of the kit: one for an application, made by {@link #builder()} or by the adapter of a
 * framework. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final Receivers receivers;
  private final EndpointRepository endpoints;
  private final EntityCapture capture;
  private final Backfills backfills;
  private final EventWriter writer;
  private final OutboxTransaction transaction;
  private final Dispatcher dispatcher;
  private final DeliveryHealth health;
  private final Purger purger;
  private final DeliveryTransport transport;
  private final Set<EventType> publishedTypes;
  private final Supplier<String> ids;
  private final Clock clock;
  private final OriginScope origins;
  private final InboundWebhooks inbound;
  private final Convergence convergence;

  Webhooks(
      Receivers receivers,
      EventWriter writer,
      BackfillStore progress,
      OutboxTransaction transaction,
      Dispatcher dispatcher,
      Purger purger,
      DeliveryTransport transport,
      Set<EventType> publishedTypes,
      CaptureSettings settings,
      Collection<PayloadMapper<?>> mappers,
      OriginScope origins,
      InboundWebhooks inbound,
      Function<Convergence.Publisher, Convergence> convergence,
      Clock clock) {
    this.receivers = receivers;
    this.endpoints = receivers.all();
    this.writer = writer;
    this.transaction = transaction;
    this.dispatcher = dispatcher;
    this.health = new DeliveryHealth(dispatcher::load, dispatcher::standing);
    this.purger = purger;
    this.transport = transport;
    this.publishedTypes = Set.copyOf(publishedTypes);
    this.ids = new EventIds();
    this.clock = clock;
    this.origins = origins;
    this.inbound = inbound;
    this.convergence = convergence.apply(this::publish);
    this.capture = new EntityCapture(writer, transaction, settings, mappers, ids, origins, clock);
    this.backfills = new Backfills(capture, this.endpoints, progress, writer);
  }

  /** Starts a new set of webhooks; every setting says what it is without being set. */
  public static WebhooksBuilder builder() {
    return new WebhooksBuilder();
  }

  /**
   * Observes the changes of a persistence framework. Called before {@link #start()}, once for each
   * source; a source that is observed already is left alone.
   *
   * @throws WebhookConfigurationException if an annotation of an entity can't be used
   */
  public void capture(ChangeSource source) {
    source.start(capture);
  }

  /**
   * Returns the endpoints in the database: to save, remove, enable and disable them, and to change
   * their secrets.
   *
   * @throws WebhookConfigurationException if endpoints come from the settings alone
   */
  public JdbcEndpoints endpointStore() {
    JdbcEndpoints stored = receivers.stored();
    if (stored == null) {
      throw new WebhookConfigurationException(
          "endpoint-store.type", "settings", "set it to jdbc, and endpoint-store.key as well");
    }
    return stored;
  }

  /** Returns what keeps things the same that another system changes as well. */
  public Convergence convergence() {
    return convergence;
  }

  /** Returns the receiving half: what other systems send to this one. */
  public InboundWebhooks inbound() {
    return inbound;
  }

  /**
   * Starts delivering, and handling what was received. Until then events are stored, and wait.
   *
   * @throws WebhookConfigurationException if an endpoint of the settings subscribes to something
   *     that no entity announces and nobody declared, or a mapper is for a class that is not
   *     captured
   */
  public void start() {
    capture.requireServingMappers();
    Set<EventType> known = capture.eventTypes();
    known.addAll(publishedTypes);
    for (Endpoint endpoint : receivers.configured().enabled()) {
      for (Subscription subscription : endpoint.subscriptions()) {
        requireKnown(endpoint, subscription, known);
      }
    }
    JdbcEndpoints stored = receivers.stored();
    if (stored != null) {
      stored.start();
    }
    dispatcher.start();
    purger.start();
    backfills.start();
    inbound.start();
    LOG.info(
        "Webhooks are delivered to {}; known event types: {}", names(endpoints.enabled()), known);
  }

  private static List<String> names(Collection<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::name).sorted().toList();
  }

  private static void requireKnown(
      Endpoint endpoint, Subscription subscription, Set<EventType> known) {
    boolean matches =
        subscription.pattern().equals("*") || known.stream().anyMatch(subscription::matches);
    if (!matches) {
      Set<String> names =
          known.stream().map(EventType::value).collect(Collectors.toCollection(TreeSet::new));
      throw new WebhookConfigurationException(
          "endpoints." + endpoint.name() + ".events",
          subscription.pattern(),
          "it matches none of the known event types "
              + names
              + ": correct it, or declare what you publish yourself in webhooks.event-types");
    }
  }

  /**
   * Publishes an event about nothing in particular; see {@link #publish(String, String, Object)}.
   */
  public void publish(String type, Object data) {
    publish(type, null, data);
  }

  /**
   * Publishes an event that is no change of an entity. Inside a transaction it exists if and only
   * if that commits; without one it is stored at once.
   *
   * @param type its type, such as {@code lead.imported}
   * @param subject what it is about, or null
   * @param data what to tell: a map, a record, a bean; it is not changed until the transaction ends
   * @throws WebhookConfigurationException if the type is malformed
   * @throws WebhookException if the event can't be stored
   */
  public void publish(String type, @Nullable String subject, Object data) {
    publish(type, subject, data, clock.instant());
  }

  private void publish(String type, @Nullable String subject, Object data, Instant at) {
    Event event =
        new Event(
            ids.get(),
            new EventType(type),
            at.truncatedTo(ChronoUnit.MILLIS),
            subject,
            data,
            Map.of(),
            null,
            List.of(),
            null,
            origins.source(),
            origins.hops());
    if (transaction.isActive()) {
      transaction.join(() -> new PublishedEvents(writer)).add(event);
    } else {
      writer.writeAlone(event);
    }
  }

  /**
   * Sends what is stored already, such as {@code webhooks.backfill(Lead.class).to("crm")}: each
   * entity once, as an event of the type {@code lead.snapshot}.
   *
   * @param entity a class with a prefix in its {@link WebhookEvent}; its subclasses are sent too
   */
  public BackfillRequest backfill(Class<?> entity) {
    return backfills.of(entity);
  }

  /**
   * Sends an endpoint nothing until it is resumed: here at once, on other nodes within {@code
   * delivery.poll-interval}. What is under way comes to its end; everything else waits, whatever
   * becomes of this node.
   *
   * @throws WebhookConfigurationException if there is no such endpoint
   */
  public void pause(String endpoint) {
    requireEndpoint(endpoint);
    dispatcher.pause(endpoint);
  }

  /**
   * Ends a pause, on other nodes within {@code delivery.poll-interval}. Nothing happens if the
   * endpoint is not paused.
   *
   * @throws WebhookConfigurationException if there is no such endpoint
   */
  public void resume(String endpoint) {
    requireEndpoint(endpoint);
    dispatcher.resume(endpoint);
  }

  /**
   * Sends an endpoint everything that is parked or skipped for it, with all its attempts anew.
   *
   * @return how many deliveries that is
   * @throws WebhookConfigurationException if there is no such endpoint, or it is disabled
   */
  public long redeliver(String endpoint) {
    requireEndpoint(endpoint);
    return dispatcher.redeliver(endpoint);
  }

  /** Returns the clock that timestamps go by. */
  public Clock clock() {
    return clock;
  }

  /** Returns how much work this node has in memory; asks nobody. */
  public DispatcherLoad load() {
    return dispatcher.load();
  }

  /**
   * Returns how much was not delivered, on all nodes. It is one statement that counts in the
   * database: meant for measurements every now and then.
   *
   * @throws WebhookException if the outbox can't be read
   */
  public Standing standing() {
    return dispatcher.standing();
  }

  /** Returns how the webhooks are, for a health check; asks the outbox once in 5 s at most. */
  public WebhooksHealth health() {
    return health.check();
  }

  private void requireEndpoint(String name) {
    if (endpoints.find(name).isEmpty()) {
      throw new WebhookConfigurationException(
          "endpoint", name, "name one of the enabled endpoints: " + names(endpoints.enabled()));
    }
  }

  /**
   * Waits until every event committed so far was offered to its subscribers. A delivery that waits
   * for a later attempt does not count. Meant for tests and for an orderly end.
   *
   * @return whether that was reached within the time-out
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    return dispatcher.drain(timeout);
  }

  /** Stops delivering: waits for what is under way, and leaves everything else to other nodes. */
  @Override
  public void close() {
    inbound.close();
    backfills.close();
    purger.close();
    try {
      dispatcher.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      transport.close();
      JdbcEndpoints stored = receivers.stored();
      if (stored != null) {
        stored.close();
      }
    }
  }
}
