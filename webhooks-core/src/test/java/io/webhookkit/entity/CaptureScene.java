package io.webhookkit.entity;

import io.webhookkit.Event;
import io.webhookkit.OriginScope;
import io.webhookkit.outbox.OutboxTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One transaction that changes entities of one class, and what it stores. */
final class CaptureScene {

  static final Instant NOW = Instant.parse("2026-11-24T10:12:13.123Z");

  private final FakeShape shape;
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final ChangeBuffer buffer;

  CaptureScene(FakeShape shape) {
    this.shape = shape;
    AtomicInteger ids = new AtomicInteger();
    Clock clock = Clock.fixed(NOW.plusNanos(456_789), ZoneOffset.UTC);
    EntityCapture capture =
        new EntityCapture(
            outbox.writer(),
            OutboxTransaction.NONE,
            CaptureSettings.DEFAULT,
            List.of(),
            () -> "msg_" + ids.incrementAndGet(),
            new OriginScope(null),
            clock);
    capture.register(shape);
    buffer = capture.newBuffer(null);
  }

  CaptureScene insert(Object id, Object... state) {
    buffer.add(EntityChange.created(shape, id, state));
    return this;
  }

  CaptureScene update(Object id, Object[] before, Object... after) {
    buffer.add(EntityChange.updated(shape, id, before, after));
    return this;
  }

  CaptureScene delete(Object id, Object[] before) {
    buffer.add(EntityChange.deleted(shape, id, before));
    return this;
  }

  /** Writes what was changed so far, as before a commit. */
  List<Event> events() {
    return eventsWith(List.of());
  }

  /** Writes what was changed so far, with what is known better than by changes. */
  List<Event> eventsWith(List<EntityChange> now) {
    buffer.write(null, now); // the recording outbox needs no connection
    return List.copyOf(outbox.stored());
  }

  List<String> types() {
    return events().stream().map(event -> event.type().value()).toList();
  }

  /** Returns what an entity is by now. */
  EntityChange now(Object id, Object... state) {
    return EntityChange.updated(shape, id, null, state);
  }

  ChangeBuffer buffer() {
    return buffer;
  }

  RecordingOutbox outbox() {
    return outbox;
  }

  static Object[] state(Object... values) {
    return values;
  }
}
