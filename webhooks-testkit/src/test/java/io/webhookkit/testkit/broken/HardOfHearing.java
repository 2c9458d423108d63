package io.webhookkit.testkit.broken;

import io.webhookkit.testkit.Proxies;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;

/** Listeners of capture that miss some of what Hibernate tells them. */
final class HardOfHearing {

  /** Of inserts they have to hear: by that listener the others find the capture. */
  private static final List<EventType<?>> TOLD =
      List.of(
          EventType.POST_UPDATE,
          EventType.POST_DELETE,
          EventType.POST_UPSERT,
          EventType.PRE_COLLECTION_RECREATE,
          EventType.PRE_COLLECTION_UPDATE,
          EventType.PRE_COLLECTION_REMOVE,
          EventType.DELETE);

  private HardOfHearing() {}

  /** Replaces the listeners of a captured factory. */
  static void make(SessionFactoryImplementor sessions, Predicate<EventType<?>> hears) {
    EventListenerRegistry registry = sessions.getEventEngine().getListenerRegistry();
    TOLD.forEach(type -> make(registry, type, hears));
  }

  private static <T> void make(
      EventListenerRegistry registry, EventType<T> type, Predicate<EventType<?>> hears) {
    EventListenerGroup<T> group = registry.getEventListenerGroup(type);
    List<T> listeners = new ArrayList<>();
    group.fireEventOnEachListener(listeners, (listener, all) -> all.add(listener));
    group.clearListeners();
    for (T listener : listeners) {
      group.appendListener(
          listener.getClass().getName().startsWith("io.webhookkit")
              ? hearing(type, listener, hears)
              : listener);
    }
  }

  private static <T> T hearing(EventType<T> type, T good, Predicate<EventType<?>> hears) {
    Class<T> listener = type.baseListenerInterface();
    return listener.cast(
        Proxy.newProxyInstance(
            Proxies.class.getClassLoader(),
            new Class<?>[] {listener},
            (proxy, method, arguments) ->
                method.getReturnType() != void.class || hears.test(type)
                    ? method.invoke(good, arguments)
                    : null));
  }
}
