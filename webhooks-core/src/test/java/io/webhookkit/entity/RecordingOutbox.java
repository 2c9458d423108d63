package io.webhookkit.entity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Event;
import io.webhookkit.delivery.Handover;
import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.outbox.EventStore;
import io.webhookkit.outbox.EventWriter;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSettings;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows which events one transaction has stored; nobody delivers them. */
final class RecordingOutbox implements EventStore, Handover {

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
}
