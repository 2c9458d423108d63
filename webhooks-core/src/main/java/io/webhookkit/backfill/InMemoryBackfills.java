package io.webhookkit.backfill;

import io.webhookkit.backfill.BackfillProgress.State;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The progress of backfills in memory, beside an outbox that is not in the database either. */
public final class InMemoryBackfills implements BackfillStore {

  private final Map<BackfillKey, BackfillProgress> byKey = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemoryBackfills() {}

  @Override
  public BackfillProgress open(BackfillProgress begun) {
    return Objects.requireNonNull(
        byKey.merge(begun.key(), begun, (earlier, request) -> earlier.resumed(request)));
  }

  @Override
  public Optional<BackfillProgress> find(BackfillKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public boolean mayHaveOpen() {
    return true;
  }

  @Override
  public List<BackfillProgress> claim() {
    return byKey.values().stream().filter(each -> each.state() == State.OPEN).toList();
  }

  @Override
  public Optional<BackfillProgress> lock(Connection transaction, BackfillKey key) {
    return find(key);
  }

  @Override
  public void advance(Connection transaction, BackfillProgress progress) {
    byKey.computeIfPresent(
        progress.key(), (key, now) -> now.state() == State.OPEN ? progress : now);
  }

  @Override
  public void end(BackfillProgress ended) {
    byKey.computeIfPresent(ended.key(), (key, now) -> now.endedBy(ended).orElse(now));
  }

  @Override
  public void release() {
    // What this node holds is gone with it.
  }
}
