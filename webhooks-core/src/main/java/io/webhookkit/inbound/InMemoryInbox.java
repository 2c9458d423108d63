package io.webhookkit.inbound;

import io.webhookkit.inbound.InboxEntry.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An inbox that forgets everything with its process: for tests, and for what may be lost. */
public final class InMemoryInbox implements Inbox {

  private static final int PARKED_AT_MOST = 1000;

  private final InboundTransaction transaction;
  private final Clock clock;
  private final Map<Key, InboxEntry> entries = new LinkedHashMap<>();

  /**
   * Creates an empty inbox.
   *
   * @param transaction what handlers run in; without an effect on the inbox itself
   */
  public InMemoryInbox(InboundTransaction transaction, Clock clock) {
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Key(String source, String id) {
    static Key of(InboundEvent event) {
      return new Key(event.source(), event.id());
    }
  }

  @Override
  public void store(InboundEvent event, Duration rest) {
    Instant now = clock.instant();
    synchronized (entries) {
      entries
          .computeIfAbsent(Key.of(event), any -> new InboxEntry(event, now, now.plus(rest)))
          .storeAgain(now.plus(rest));
    }
  }

  @Override
  public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
    InboxEntry entry = find(event);
    return entry == null ? Handled.BEFORE : entry.handleOnce(transaction, handling);
  }

  private @Nullable InboxEntry find(InboundEvent event) {
    synchronized (entries) {
      return entries.get(Key.of(event));
    }
  }

  @Override
  public AfterFailure failed(InboundEvent event, String why, Retries retries) {
    InboxEntry entry = find(event);
    return entry == null ? AfterFailure.HANDLED : entry.failed(why, retries, clock);
  }

  @Override
  public Due due(Collection<String> sources, int most, Duration longest) {
    Instant now = clock.instant();
    List<InboxEntry> first =
        all(State.OPEN)
            .filter(entry -> sources.contains(entry.event().source()))
            .sorted(Comparator.comparing(InboxEntry::due))
            .limit(most)
            .toList();
    List<InboundEvent> due =
        first.stream().filter(entry -> !entry.due().isAfter(now)).map(InboxEntry::event).toList();
    Duration next =
        first.stream()
            .filter(entry -> entry.due().isAfter(now))
            .map(entry -> Duration.between(now, entry.due()))
            .findFirst()
            .filter(wait -> wait.compareTo(longest) < 0)
            .orElse(longest);
    return new Due(due, due.size() == most ? Duration.ZERO : next);
  }

  @Override
  public List<ParkedEvent> parked(String source) {
    return all(State.PARKED)
        .filter(entry -> entry.isFrom(source))
        .limit(PARKED_AT_MOST)
        .map(InboxEntry::parked)
        .toList();
  }

  @Override
  public long rerun(String source) {
    return all(State.PARKED)
        .filter(entry -> entry.isFrom(source))
        .filter(entry -> entry.rerun(clock.instant()))
        .count();
  }

  @Override
  public long purge(Duration age) {
    Instant before = clock.instant().minus(age);
    synchronized (entries) {
      long all = entries.size();
      entries.values().removeIf(entry -> entry.isDoneAndOlderThan(before));
      return all - entries.size();
    }
  }

  private Stream<InboxEntry> all(State state) {
    synchronized (entries) {
      return List.copyOf(entries.values()).stream().filter(entry -> entry.is(state));
    }
  }
}
