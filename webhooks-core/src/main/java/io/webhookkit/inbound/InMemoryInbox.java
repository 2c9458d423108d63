package io.webhookkit.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An inbox that forgets everything with its process: for tests, and for what may be lost. */
public final class InMemoryInbox implements Inbox {

  private static final int PARKED_AT_MOST = 1000;

  private final InboundTransaction transaction;
  private final Clock clock;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

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

  /**
   * How it stands with an event.
   *
   * @param due when it is to be handled
   */
  private record Standing(State state, Instant due, int attempts, String error) {}

  /** What is known of an event. Only who holds its lock changes how it stands. */
  private static final class Entry {

    private final ReentrantLock lock = new ReentrantLock();
    private final InboundEvent event;
    private final Instant received;
    private volatile Standing now;

    Entry(InboundEvent event, Instant received, Instant due) {
      this.event = event;
      this.received = received;
      this.now = new Standing(State.OPEN, due, 0, "");
    }

    /** Lets it be handled again, if it is parked; an entry that is locked is being handled. */
    boolean reopen(Instant due, int attempts) {
      if (!lock.tryLock()) {
        return false;
      }
      try {
        boolean parked = is(State.PARKED);
        now = parked ? new Standing(State.OPEN, due, attempts, now.error()) : now;
        return parked;
      } finally {
        lock.unlock();
      }
    }

    boolean is(State state) {
      return now.state() == state;
    }
  }

  private enum State {
    OPEN,
    PARKED,
    DONE
  }

  @Override
  public void store(InboundEvent event, Duration rest) {
    Instant now = clock.instant();
    synchronized (entries) {
      Entry entry =
          entries.computeIfAbsent(Key.of(event), any -> new Entry(event, now, now.plus(rest)));
      entry.reopen(now.plus(rest), entry.now.attempts());
    }
  }

  @Override
  public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
    Entry entry = find(event);
    if (entry == null) {
      return Handled.BEFORE;
    }
    if (entry.lock.isHeldByCurrentThread() || !entry.lock.tryLock()) {
      return Handled.BUSY;
    }
    try {
      if (entry.is(State.DONE)) {
        return Handled.BEFORE;
      }
      transaction.call(
          () -> {
            handling.run();
            return true;
          });
      entry.now = new Standing(State.DONE, entry.now.due(), entry.now.attempts(), "");
      return Handled.NOW;
    } finally {
      entry.lock.unlock();
    }
  }

  private @Nullable Entry find(InboundEvent event) {
    synchronized (entries) {
      return entries.get(Key.of(event));
    }
  }

  @Override
  public AfterFailure failed(InboundEvent event, String why, Retries retries) {
    Entry entry = find(event);
    if (entry == null) {
      return AfterFailure.HANDLED;
    }
    if (!entry.lock.tryLock()) {
      return AfterFailure.BUSY;
    }
    try {
      if (entry.is(State.DONE)) {
        return AfterFailure.HANDLED;
      }
      int attempts = entry.now.attempts() + 1;
      Optional<Duration> wait = retries.after(attempts);
      Instant due = clock.instant().plus(wait.orElse(Duration.ZERO));
      entry.now = new Standing(wait.isPresent() ? State.OPEN : State.PARKED, due, attempts, why);
      return wait.isPresent() ? AfterFailure.WAITS : AfterFailure.PARKED;
    } finally {
      entry.lock.unlock();
    }
  }

  @Override
  public Due due(Collection<String> sources, int most, Duration longest) {
    Instant now = clock.instant();
    List<Entry> first =
        all(State.OPEN)
            .filter(entry -> sources.contains(entry.event.source()))
            .sorted(Comparator.comparing((Entry entry) -> entry.now.due()))
            .limit(most)
            .toList();
    List<InboundEvent> due =
        first.stream()
            .filter(entry -> !entry.now.due().isAfter(now))
            .map(entry -> entry.event)
            .toList();
    Duration next =
        first.stream()
            .filter(entry -> entry.now.due().isAfter(now))
            .map(entry -> Duration.between(now, entry.now.due()))
            .findFirst()
            .filter(wait -> wait.compareTo(longest) < 0)
            .orElse(longest);
    return new Due(due, due.size() == most ? Duration.ZERO : next);
  }

  @Override
  public List<ParkedEvent> parked(String source) {
    return all(State.PARKED)
        .filter(entry -> entry.event.source().equals(source))
        .limit(PARKED_AT_MOST)
        .map(
            entry ->
                new ParkedEvent(
                    entry.event, entry.now.attempts(), entry.now.error(), entry.received))
        .toList();
  }

  @Override
  public long rerun(String source) {
    return all(State.PARKED)
        .filter(entry -> entry.event.source().equals(source))
        .filter(entry -> entry.reopen(clock.instant(), 0))
        .count();
  }

  @Override
  public long purge(Duration age) {
    Instant before = clock.instant().minus(age);
    synchronized (entries) {
      long all = entries.size();
      entries.values().removeIf(entry -> entry.is(State.DONE) && entry.received.isBefore(before));
      return all - entries.size();
    }
  }

  private Stream<Entry> all(State state) {
    synchronized (entries) {
      return List.copyOf(entries.values()).stream().filter(entry -> entry.is(state));
    }
  }
}
