package io.webhookkit.entity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Event;
import io.webhookkit.delivery.Handover;
import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Standing;
import io.webhookkit.delivery.Undelivered;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.outbox.EventWriter;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows which events one transaction has stored; nobody delivers them. */
final class RecordingOutbox implements Outbox, Handover {

  private final Map<Long, Event> stored = new LinkedHashMap<>();
  private final List<PendingEvent> handedOver = new ArrayList<>();
  private long sequence;
  private int room = 100;

  EventWriter writer() {
    return new EventWriter(
        event -> new Payload("text/plain", event.id().getBytes(UTF_8), 0),
        PayloadSettings.DEFAULT,
        new InMemoryEndpoints(List.of()),
        this,
        this);
  }

  Collection<Event> stored() {
    return stored.values();
  }

  List<String> handedOver() {
    return handedOver.stream().map(event -> event.type().value()).toList();
  }

  int room() {
    return room;
  }

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased) {
    return events.stream()
        .map(
            event -> {
              stored.put(++sequence, event.event());
              return event.stored(sequence, Lease.unending(1));
            })
        .toList();
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> events) {
    events.forEach(event -> stored.remove(event.sequence()));
  }

  @Override
  public boolean reserve(int events) {
    room -= events;
    return true;
  }

  @Override
  public void accept(List<PendingEvent> events) {
    handedOver.addAll(events);
  }

  @Override
  public void release(int events) {
    room += events;
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
    throw new UnsupportedOperationException("capture writes in the transaction");
  }

  @Override
  public Look look() {
    return new Look(Optional.empty(), Optional.empty(), false, false, Set.of());
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return List.of();
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return List.of();
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return List.of();
  }

  @Override
  public void settle(Settlement settlement) {}

  @Override
  public List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> deliveries) {
    return List.of();
  }

  @Override
  public void releaseLeases() {}

  @Override
  public List<Undelivered> undelivered(Collection<Long> orderKeys) {
    return List.of();
  }

  @Override
  public boolean unblock(Collection<Long> orderKeys) {
    return false;
  }

  @Override
  public boolean unblock() {
    return false;
  }

  @Override
  public long purge(Duration age) {
    return 0;
  }

  @Override
  public void pause(String endpoint) {}

  @Override
  public void resume(String endpoint) {}

  @Override
  public long redeliver(String endpoint) {
    return 0;
  }

  @Override
  public Standing standing() {
    return new Standing(0, 0, 0, Optional.empty());
  }
}
