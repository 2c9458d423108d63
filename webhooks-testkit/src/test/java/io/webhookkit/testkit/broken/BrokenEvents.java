package io.webhookkit.testkit.broken;

import io.webhookkit.Event;
import io.webhookkit.outbox.NewEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hibernate.event.spi.EventType;
import org.jspecify.annotations.Nullable;

/** Ways in which a capture may break a promise: by which events there are, or what they tell. */
final class BrokenEvents {

  private BrokenEvents() {}

  static CaptureBreak stored(UnaryOperator<List<NewEvent>> change) {
    return new CaptureBreak() {
      @Override
      public List<NewEvent> stored(List<NewEvent> events) {
        return change.apply(events);
      }
    };
  }

  /** Loses the events of a type. */
  static CaptureBreak losing(Predicate<String> type) {
    return stored(
        events -> events.stream().filter(each -> !type.test(each.event().type().value())).toList());
  }

  static boolean hasNameOfItsOwn(String type) {
    return !type.matches(".*\\.(created|updated|deleted|snapshot)");
  }

  /** Returns an event once more, as another one. */
  static NewEvent again(NewEvent stored) {
    Event event = stored.event();
    return new NewEvent(
        new Event(
            "msg_" + UUID.randomUUID(),
            event.type(),
            event.timestamp(),
            event.subject(),
            event.data(),
            event.identity(),
            event.previous(),
            event.omitted(),
            event.tenant(),
            event.origin(),
            event.hops()),
        stored.payload(),
        stored.target(),
        stored.orderKey());
  }

  static CaptureBreak told(UnaryOperator<Event> change) {
    return new CaptureBreak() {
      @Override
      public Event told(Event event) {
        return change.apply(event);
      }
    };
  }

  /** Tells other data; of an event whose data is no map it tells the same. */
  static CaptureBreak data(BiConsumer<Event, Map<Object, @Nullable Object>> change) {
    return told(
        event -> {
          if (!(event.data() instanceof Map<?, ?> told)) {
            return event;
          }
          Map<Object, @Nullable Object> data = new LinkedHashMap<>(told);
          change.accept(event, data);
          return telling(event, data, event.previous(), event.omitted());
        });
  }

  /** Tells something besides. */
  static CaptureBreak leaking(Map<String, Object> more) {
    return data((event, data) -> data.putAll(more));
  }

  /** Tells other earlier values of an update whose earlier values are known. */
  static CaptureBreak previous(Function<Event, Map<String, @Nullable Object>> change) {
    return told(
        event ->
            event.previous() == null
                ? event
                : telling(event, event.data(), change.apply(event), event.omitted()));
  }

  /** Tells values of these types otherwise, wherever they stand. */
  static CaptureBreak form(UnaryOperator<Object> change, Class<?>... types) {
    return data(
        (event, data) ->
            data.replaceAll((name, value) -> isOne(value, types) ? change.apply(value) : value));
  }

  private static boolean isOne(@Nullable Object value, Class<?>... types) {
    return List.of(types).stream().anyMatch(type -> type.isInstance(value));
  }

  static CaptureBreak deafTo(EventType<?>... types) {
    return new CaptureBreak() {
      @Override
      public boolean hears(EventType<?> told) {
        return !List.of(types).contains(told);
      }
    };
  }

  static CaptureBreak announcing(CaptureBreak.End wrong) {
    return new CaptureBreak() {
      @Override
      public boolean announces(End end) {
        return end == wrong;
      }
    };
  }

  static Event withoutSubject(Event event) {
    return new Event(
        event.id(),
        event.type(),
        event.timestamp(),
        null,
        event.data(),
        event.identity(),
        event.previous(),
        event.omitted(),
        event.tenant(),
        event.origin(),
        event.hops());
  }

  static Event telling(
      Event event,
      Object data,
      @Nullable Map<String, @Nullable Object> previous,
      List<String> omitted) {
    return new Event(
        event.id(),
        event.type(),
        event.timestamp(),
        event.subject(),
        data,
        event.identity(),
        previous,
        omitted,
        event.tenant(),
        event.origin(),
        event.hops());
  }
}
