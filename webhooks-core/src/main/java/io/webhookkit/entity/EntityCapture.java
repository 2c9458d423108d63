package io.webhookkit.entity;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.OriginScope;
import io.webhookkit.outbox.EventWriter;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import io.webhookkit.outbox.Revertible;
import io.webhookkit.payload.PayloadMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The annotated entity classes, and the way from their changes to the outbox. Thread-safe. */
public final class EntityCapture {

  private final EventWriter writer;
  private final OutboxTransaction transaction;
  private final CaptureSettings settings;
  private final PayloadMappers mappers;
  private final Supplier<String> ids;
  private final OriginScope origins;
  private final Clock clock;
  private final Map<EntityShape, EntityEvents> byShape = new ConcurrentHashMap<>();
  private final List<StoredEntities> stored = new CopyOnWriteArrayList<>();

  /**
   * Creates a capture that knows no class yet.
   *
   * @param transaction tells the changes of its savepoints
   * @param settings how to capture
   * @param mappers give the events of some classes a shape of their own
   * @param ids gives an id for each event
   * @param origins tells on whose behalf a change was made
   * @param clock tells when events happen
   * @throws io.webhookkit.WebhookConfigurationException if two mappers are for one class
   */
  public EntityCapture(
      EventWriter writer,
      OutboxTransaction transaction,
      CaptureSettings settings,
      Collection<PayloadMapper<?>> mappers,
      Supplier<String> ids,
      OriginScope origins,
      Clock clock) {
    this.writer = writer;
    this.settings = settings;
    this.transaction = transaction;
    this.mappers = new PayloadMappers(mappers);
    this.ids = ids;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * Adds an annotated entity class. A class that is mapped twice has two shapes, and each of them
   * has its own order of attributes.
   *
   * @throws io.webhookkit.WebhookConfigurationException if one of its annotations can't be used
   */
  public void register(EntityShape shape) {
    byShape.put(shape, new EntityEvents(shape, mappers.of(shape.entityClass()).orElse(null)));
  }

  /** Tells whether a mapper asks for the entities of the class. */
  public boolean isMapped(Class<?> entityClass) {
    return mappers.of(entityClass).isPresent();
  }

  /**
   * Checks that each mapper serves a registered class.
   *
   * @throws io.webhookkit.WebhookConfigurationException if one serves none
   */
  public void requireServingMappers() {
    mappers.requireServing(byShape.keySet().stream().map(EntityShape::entityClass));
  }

  /** Adds where entities of the registered classes are stored. */
  public void register(StoredEntities entities) {
    stored.add(entities);
  }

  /** Returns where entities of the class of this name are stored, if they are announced. */
  public Optional<StoredEntities> stored(String entity) {
    return stored.stream().filter(entities -> entities.has(entity)).findFirst();
  }

  /**
   * Tells whether the class of this name has events that tell a state, and no change.
   *
   * @param wanted the types that their receiver wants, of which one has the same prefix
   */
  public boolean hasSnapshots(String entity, Predicate<EventType> wanted) {
    return byShape.entrySet().stream()
        .filter(entry -> entry.getKey().entityClass().getName().equals(entity))
        .anyMatch(entry -> entry.getValue().hasSnapshots(wanted));
  }

  /** Returns how to capture. */
  public CaptureSettings settings() {
    return settings;
  }

  /** Returns the types of event that the registered classes announce. */
  public Set<EventType> eventTypes() {
    return byShape.values().stream().flatMap(EntityEvents::types).collect(Collectors.toSet());
  }

  /**
   * Starts the changes of one transaction.
   *
   * @param tenant whose they are, or null
   */
  public ChangeBuffer newBuffer(@Nullable String tenant) {
    ChangeBuffer buffer = new ChangeBuffer(this, writer.newBatch(), tenant);
    transaction.followSavepoints(buffer);
    return buffer;
  }

  /**
   * Returns the events that tell the states of entities.
   *
   * @param entities the entities, each as if it were just created
   * @param wanted the types that their receiver wants
   * @param tenant whose they are, or null
   */
  public List<Event> snapshots(
      Collection<EntityChange> entities, Predicate<EventType> wanted, @Nullable String tenant) {
    EventStamp stamp = stamp(tenant);
    List<Event> events = new ArrayList<>(entities.size());
    for (EntityChange entity : entities) {
      events(entity).addSnapshots(events, entity, wanted, stamp);
    }
    return events;
  }

  /** Marks what was published so far in the running transaction, if there is one to join. */
  public int markPublished() {
    return transaction.isActive() ? published().mark() : Revertible.START;
  }

  /** Forgets what was published in the running transaction since a mark. */
  public void rollbackPublishedTo(int mark) {
    if (transaction.isActive()) {
      published().rollbackTo(mark);
    }
  }

  private Revertible published() {
    return transaction.join(() -> new PublishedEvents(writer));
  }

  List<Event> events(Collection<EntityChange> changes, @Nullable String tenant) {
    EventStamp stamp = stamp(tenant);
    List<Event> events = new ArrayList<>(changes.size());
    for (EntityChange change : changes) {
      events(change).add(events, change, stamp);
    }
    return events;
  }

  private EventStamp stamp(@Nullable String tenant) {
    return new EventStamp(ids, clock.instant().truncatedTo(ChronoUnit.MILLIS), tenant, origins);
  }

  private EntityEvents events(EntityChange change) {
    @Nullable EntityEvents events = byShape.get(change.shape());
    if (events == null) {
      throw new IllegalStateException(change.shape().rootName() + " was never registered");
    }
    return events;
  }
}
