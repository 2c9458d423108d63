package io.webhookkit.inbound.convergence;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links that are forgotten with their process, and know of no rollback: for tests. */
public final class InMemoryLinks implements LinkStore {

  private final Clock clock;
  private final Map<List<String>, Link> links = new HashMap<>();
  private final Set<SentValue> sent = new HashSet<>();
  private final List<ResolvedConflict> conflicts = new ArrayList<>();

  /** Creates a store without links. */
  public InMemoryLinks(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Link> ofExternal(String source, String type, String externalId) {
    return Optional.ofNullable(links.get(List.of(source, type, externalId)));
  }

  @Override
  public synchronized Optional<Link> ofLocal(String source, String type, String localId) {
    return links.values().stream()
        .filter(link -> link.source().equals(source) && link.type().equals(type))
        .filter(link -> link.localId().equals(localId))
        .findFirst();
  }

  @Override
  public synchronized void save(Link link) {
    links.put(List.of(link.source(), link.type(), link.externalId()), link);
  }

  @Override
  public synchronized void delete(Link link) {
    links.remove(List.of(link.source(), link.type(), link.externalId()));
  }

  @Override
  public synchronized long count(String source, String type) {
    return links.values().stream()
        .filter(link -> link.source().equals(source) && link.type().equals(type))
        .count();
  }

  @Override
  public synchronized void sent(Connection transaction, List<SentValue> values) {
    sent.addAll(values);
  }

  @Override
  public synchronized boolean wasSent(SentValue value) {
    return of(value.type(), value.localId(), value.attribute())
        .anyMatch(each -> each.fingerprint().equals(value.fingerprint()));
  }

  @Override
  public synchronized Optional<Instant> lastSent(String type, String localId, String attribute) {
    return of(type, localId, attribute).map(SentValue::at).max(Comparator.naturalOrder());
  }

  private Stream<SentValue> of(String type, String localId, String attribute) {
    return sent.stream()
        .filter(each -> each.type().equals(type))
        .filter(each -> each.localId().equals(localId))
        .filter(each -> each.attribute().equals(attribute));
  }

  @Override
  public synchronized void forgetSent(
      String type, String localId, Set<String> attributes, @Nullable Instant upTo) {
    for (String attribute : attributes) {
      sent.removeAll(
          of(type, localId, attribute)
              .filter(value -> upTo == null || !value.at().isAfter(upTo))
              .collect(Collectors.toSet()));
    }
  }

  @Override
  public synchronized void log(ResolvedConflict conflict) {
    conflicts.add(conflict);
  }

  @Override
  public synchronized List<ResolvedConflict> conflicts(String source, int most) {
    List<ResolvedConflict> newest =
        new ArrayList<>(
            conflicts.stream().filter(conflict -> conflict.source().equals(source)).toList());
    Collections.reverse(newest);
    return newest.subList(0, Math.min(most, newest.size()));
  }

  @Override
  public synchronized long purge(Duration age) {
    Instant before = clock.instant().minus(age);
    long all = sent.size() + (long) conflicts.size();
    sent.removeIf(value -> value.at().isBefore(before));
    conflicts.removeIf(conflict -> conflict.at().isBefore(before));
    return all - sent.size() - conflicts.size();
  }
}
