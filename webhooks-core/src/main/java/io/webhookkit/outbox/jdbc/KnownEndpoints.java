package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.InMemoryEndpoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node knows of the endpoints in the database, to be asked by each event. Thread-safe.
 */
final class KnownEndpoints {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcEndpoints.class);
  private static final String REMOVED = "it was removed";

  private final EndpointSeal seal;
  private final Map<String, Disabling> unwritten = new HashMap<>();
  private Map<String, KnownEndpoint> byName = Map.of();
  private Set<String> removed = Set.of();
  private Set<String> unreadable = Set.of();
  private volatile View view = View.EMPTY;

  KnownEndpoints(EndpointSeal seal) {
    this.seal = seal;
  }

  /**
   * What is so at the moment.
   *
   * @param disabled the reason, by name
   */
  record View(
      List<Endpoint> list,
      InMemoryEndpoints enabled,
      Map<String, String> disabled,
      List<StoredEndpoint> all) {

    static final View EMPTY =
        new View(List.of(), new InMemoryEndpoints(List.of()), Map.of(), List.of());
  }

  View view() {
    return view;
  }

  /**
   * Takes what was read for the first time.
   *
   * @throws WebhookConfigurationException if a row can't be decrypted
   */
  synchronized void begin(List<EndpointRow> rows) {
    for (EndpointRow row : rows) {
      if (!row.isRemoved()) {
        KnownEndpoint.of(row, seal);
      }
    }
    accept(rows, Map.of());
  }

  /**
   * Takes what was read. Of a row that can't be decrypted the state alone counts: the endpoint
   * stays as it was.
   *
   * @param written what is among {@link #unwritten} and in the database by now
   */
  synchronized void accept(List<EndpointRow> rows, Map<String, Disabling> written) {
    Map<String, KnownEndpoint> now = new HashMap<>();
    Set<String> gone = new HashSet<>();
    Set<String> unread = new HashSet<>();
    for (EndpointRow row : rows) {
      if (row.isRemoved()) {
        gone.add(row.name());
        continue;
      }
      try {
        now.put(row.name(), KnownEndpoint.of(row, seal));
      } catch (WebhookConfigurationException e) {
        unread.add(row.name());
        keepAsItWas(row, now, e);
      }
    }
    byName = now;
    removed = gone;
    unreadable = unread;
    written.forEach(unwritten::remove);
    unwritten.keySet().retainAll(now.keySet());
    renew();
  }

  private void keepAsItWas(
      EndpointRow row, Map<String, KnownEndpoint> now, WebhookConfigurationException why) {
    KnownEndpoint before = byName.get(row.name());
    if (before != null) {
      now.put(row.name(), before.in(row));
    }
    if (!unreadable.contains(row.name())) {
      LOG.error(
          "Endpoint {} can't be read, and {}: {}",
          row.name(),
          before == null ? "gets nothing from this node" : "stays as it was",
          why.getMessage());
    }
  }

  /** Disables one at once; it has to be written down. Tells whether it was enabled and meant. */
  synchronized boolean disable(String name, Disabling disabling) {
    if (view.enabled().find(name).filter(disabling::concerns).isEmpty()) {
      return false;
    }
    unwritten.put(name, disabling);
    renew();
    return true;
  }

  /** Returns what was disabled here and is not in the database yet, by name. */
  synchronized Map<String, Disabling> unwritten() {
    return Map.copyOf(unwritten);
  }

  /** It is not to be written any more. */
  synchronized void forget(String name) {
    unwritten.remove(name);
  }

  /**
   * Leaves out the secrets whose time is over meanwhile, whether the database can be read or not.
   */
  synchronized void renew() {
    long now = System.nanoTime();
    List<Endpoint> enabled = new ArrayList<>();
    List<StoredEndpoint> all = new ArrayList<>();
    Map<String, String> disabled = new HashMap<>();
    removed.forEach(name -> disabled.put(name, REMOVED));
    for (KnownEndpoint known : byName.values()) {
      Endpoint endpoint = known.at(now);
      Disabling disabling = unwritten.get(endpoint.name());
      String reason = disabling == null ? known.reason() : disabling.reason();
      all.add(new StoredEndpoint(endpoint, reason));
      if (reason == null) {
        enabled.add(endpoint);
      } else {
        disabled.put(endpoint.name(), reason);
      }
    }
    // The same list goes on knowing who wants what.
    InMemoryEndpoints asked =
        enabled.equals(view.list()) ? view.enabled() : new InMemoryEndpoints(enabled);
    view = new View(enabled, asked, Map.copyOf(disabled), List.copyOf(all));
  }

  /** Returns how long until a secret's time is over, at most as long as given. */
  synchronized Duration untilAnEnd(Duration most) {
    long now = System.nanoTime();
    long nanos =
        byName.values().stream()
            .mapToLong(known -> known.nanosLeft(now))
            .min()
            .orElse(Long.MAX_VALUE);
    return Duration.ofNanos(Math.min(Objects.requireNonNull(most).toNanos(), nanos));
  }
}
