package io.webhookkit.outbox;

import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the rows of an order among all others: their numbers by order key. Thread-safe. */
final class OrderIndex {

  private final Map<Long, NavigableSet<Long>> rows = new ConcurrentHashMap<>();

  /** Adds a row; nothing happens without an order key. */
  void add(@Nullable Long orderKey, long row) {
    if (orderKey != null) {
      rows.compute(
          orderKey,
          (key, known) -> {
            NavigableSet<Long> all = known != null ? known : new ConcurrentSkipListSet<>();
            all.add(row);
            return all;
          });
    }
  }

  void remove(@Nullable Long orderKey, long row) {
    if (orderKey != null) {
      rows.computeIfPresent(orderKey, (key, all) -> all.remove(row) && all.isEmpty() ? null : all);
    }
  }

  /** Returns the rows of an order, in the order of their numbers. */
  Stream<Long> of(long orderKey) {
    NavigableSet<Long> all = rows.get(orderKey);
    return all == null ? Stream.of() : all.stream();
  }
}
