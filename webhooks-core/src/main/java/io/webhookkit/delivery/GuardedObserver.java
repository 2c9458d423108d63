package io.webhookkit.delivery;

import io.webhookkit.delivery.DeliveryObserver.Observed;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks an observer, and keeps what it throws from the delivery. */
final class GuardedObserver {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedObserver.class);
  private static final Watch NO_WATCH = new Watch(Map.of(), Observed.NOTHING);

  private final DeliveryObserver observer;
  private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

  GuardedObserver(DeliveryObserver observer) {
    this.observer = observer;
  }

  /**
   * An attempt that is watched.
   *
   * @param headers what to send with it
   * @param observed whom to tell of its end
   */
  record Watch(Map<String, String> headers, Observed observed) {}

  Watch begin(Delivery delivery) {
    if (observer == DeliveryObserver.NONE) {
      return NO_WATCH; // and no map for each attempt
    }
    try {
      Map<String, String> headers = new HashMap<>();
      Observed observed = observer.begin(delivery, headers);
      return new Watch(ExtraHeaders.permitted(headers), observed);
    } catch (Throwable e) { // a LinkageError as well
      log(e);
      return NO_WATCH;
    }
  }

  void end(Watch watch, Attempt attempt) {
    try {
      watch.observed().end(attempt);
    } catch (Throwable e) {
      log(e);
    }
  }

  /** There may be thousands of attempts a second, and each would fail in the same way. */
  private void log(Throwable e) {
    if (logged.add(e.getClass())) {
      LOG.error(
          "The observer {} failed; deliveries go on, and this is logged only once for {}",
          observer.getClass().getName(),
          e.getClass().getName(),
          e);
    }
  }
}
