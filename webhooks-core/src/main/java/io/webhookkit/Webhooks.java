package io.webhookkit;

import io.webhookkit.backfill.BackfillRequest;
import io.webhookkit.backfill.Backfills;
import io.webhookkit.delivery.DeliveryHealth;
import io.webhookkit.delivery.Dispatcher;
import io.webhookkit.delivery.DispatcherLoad;
import io.webhookkit.delivery.Standing;
import io.webhookkit.entity.ChangeSource;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.convergence.Convergence;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
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
  private final Set<EventType> publishedTypes;
  private final EntityCapture capture;
  private final EventPublisher publisher;
  private final Backfills backfills;
  private final Dispatcher dispatcher;
  private final DeliveryHealth health;
  private final InboundWebhooks inbound;
  private final Convergence convergence;
  private final Workers workers;
  private final Clock clock;

  Webhooks(
      Receivers receivers,
      Set<EventType> publishedTypes,
      EntityCapture capture,
      EventPublisher publisher,
      Backfills backfills,
      Dispatcher dispatcher,
      InboundWebhooks inbound,
      Convergence convergence,
      Workers workers,
      Clock clock) {
    this.receivers = receivers;
    this.publishedTypes = publishedTypes;
    this.capture = capture;
    this.publisher = publisher;
    this.backfills = backfills;
    this.dispatcher = dispatcher;
    this.health = new DeliveryHealth(dispatcher::load, dispatcher::standing);
    this.inbound = inbound;
    this.convergence = convergence;
    this.workers = workers;
    this.clock = clock;
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
    return receivers.requireStored();
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
    receivers.requireSubscribedTo(known);
    workers.start();
    LOG.info("Webhooks are delivered to {}; known event types: {}", receivers.names(), known);
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
    publisher.publish(type, subject, data);
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
    receivers.requireEnabled(endpoint);
    dispatcher.pause(endpoint);
  }

  /**
   * Ends a pause, on other nodes within {@code delivery.poll-interval}. Nothing happens if the
   * endpoint is not paused.
   *
   * @throws WebhookConfigurationException if there is no such endpoint
   */
  public void resume(String endpoint) {
    receivers.requireEnabled(endpoint);
    dispatcher.resume(endpoint);
  }

  /**
   * Sends an endpoint everything that is parked or skipped for it, with all its attempts anew; with
   * {@code ordering: subject}, what was parked of one subject one after the other.
   *
   * @return how many deliveries that is
   * @throws WebhookConfigurationException if there is no such endpoint, or it is disabled
   */
  public long redeliver(String endpoint) {
    return dispatcher.redeliver(receivers.requireEnabled(endpoint));
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

  /**
   * Stops delivering: waits for what is under way, and leaves everything else to other nodes. It
   * can't be started again.
   */
  @Override
  public synchronized void close() {
    workers.close();
  }
}
