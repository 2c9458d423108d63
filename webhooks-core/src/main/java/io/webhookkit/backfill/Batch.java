package io.webhookkit.backfill;

import io.webhookkit.WebhookException;
import io.webhookkit.backfill.BackfillProgress.State;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.entity.StoredEntities;
import io.webhookkit.entity.StoredEntities.Locked;
import io.webhookkit.entity.StoredEntities.Reading;
import io.webhookkit.outbox.EventBatch;
import io.webhookkit.outbox.EventWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends the next entities of a backfill, in one short transaction that also keeps how far it has
 * come: a crash loses nothing and repeats nothing.
 *
 * <p>Each entity is locked while it is read and its event is stored. A change of it that commits
 * later therefore has the higher sequence, and one that committed earlier is in what is read. The
 * batch waits for nobody's lock, so that it is part of no deadlock: it ends before such an entity,
 * and the next one begins with it.
 */
final class Batch {

  private final EntityCapture capture;
  private final EventWriter writer;
  private final EndpointRepository endpoints;
  private final BackfillStore store;

  Batch(
      EntityCapture capture,
      EventWriter writer,
      EndpointRepository endpoints,
      BackfillStore store) {
    this.capture = capture;
    this.writer = writer;
    this.endpoints = endpoints;
    this.store = store;
  }

  /** What a batch came to: the progress after it, and how many entities were sent. */
  record Result(BackfillProgress progress, int sent) {}

  /** Runs one; the result is empty if the backfill is not open any more. */
  Optional<Result> run(BackfillProgress progress, StoredEntities entities) {
    BackfillKey key = progress.key();
    // In a transaction of its own: at REPEATABLE READ, what is read first is all that is seen.
    List<String> ids =
        entities.inTransaction(
            key.tenant(),
            reading -> reading.idsAfter(key.entity(), progress.lastId(), progress.pace().rows()));
    if (ids.isEmpty()) {
      store.end(progress.in(State.DONE, null));
      return Optional.empty();
    }
    EventBatch events = writer.newBatchFor(key.endpoint());
    boolean committed = false;
    try {
      Optional<Result> result =
          entities.inTransaction(key.tenant(), reading -> send(progress, ids, reading, events));
      committed = true;
      return result;
    } finally {
      events.completed(committed);
    }
  }

  private Optional<Result> send(
      BackfillProgress expected, List<String> ids, Reading reading, EventBatch events) {
    try {
      Optional<BackfillProgress> now = store.lock(reading.connection(), expected.key());
      if (now.isEmpty() || now.get().state() != State.OPEN) {
        return Optional.empty();
      }
      if (!isAt(expected.lastId(), now.get())) {
        return Optional.of(new Result(now.get(), 0));
      }
      Locked locked = reading.lock(expected.key().entity(), ids);
      if (locked.last() == null) {
        return Optional.of(new Result(now.get(), 0));
      }
      int sent = locked.entities().size();
      events.write(
          reading.connection(),
          capture.snapshots(locked.entities(), receiver(expected.key())::wants, reading.tenant()));
      BackfillProgress after = now.get().advanced(locked.last(), sent);
      store.advance(reading.connection(), after);
      return Optional.of(new Result(after, sent));
    } catch (SQLException e) {
      throw new WebhookException("The progress of a backfill could not be stored", e);
    }
  }

  private Endpoint receiver(BackfillKey key) {
    return endpoints
        .find(key.endpoint())
        .orElseThrow(
            () -> new WebhookException("There is no enabled endpoint " + key.endpoint() + " here"));
  }

  private static boolean isAt(@Nullable String lastId, BackfillProgress now) {
    return lastId == null ? now.lastId() == null : lastId.equals(now.lastId());
  }
}
