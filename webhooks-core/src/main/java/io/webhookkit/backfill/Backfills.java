package io.webhookkit.backfill;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookException;
import io.webhookkit.backfill.BackfillProgress.State;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.entity.StoredEntities;
import io.webhookkit.outbox.EventWriter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The backfills of an application: begins them, and tells how far they have come. Thread-safe. */
public final class Backfills implements AutoCloseable {

  /** How long to wait before looking again for what another node has done. */
  private static final long LOOK_MILLIS = 500;

  private final EntityCapture capture;
  private final EndpointRepository endpoints;
  private final BackfillStore store;
  private final BackfillWorker worker;

  /**
   * Creates them.
   *
   * @param capture knows the entities and where they are stored
   * @param endpoints who may receive them
   * @param store where their progress is kept
   * @param writer stores their events
   * @param interval how often to look for those whose node has died
   */
  public Backfills(
      EntityCapture capture,
      EndpointRepository endpoints,
      BackfillStore store,
      EventWriter writer,
      Duration interval) {
    this.capture = capture;
    this.endpoints = endpoints;
    this.store = store;
    this.worker =
        new BackfillWorker(
            capture,
            store,
            new Batch(capture, writer, endpoints, store),
            interval,
            this::wakeWaiting);
  }

  /** Goes on with those that nobody works at, now and from time to time. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Starts to ask for one. */
  public BackfillRequest of(Class<?> entity) {
    return new BackfillRequest(this, entity.getName(), BackfillPace.DEFAULT, null);
  }

  Backfill begin(String entity, String endpoint, @Nullable String tenant, BackfillPace pace) {
    Endpoint receiver = receiver(endpoint);
    StoredEntities stored =
        capture
            .stored(entity)
            .filter(any -> capture.hasSnapshots(entity, receiver::wants))
            .orElseThrow(
                () ->
                    new WebhookConfigurationException(
                        "backfill",
                        entity,
                        "give an entity class with a prefix in its annotation, such as"
                            + " @WebhookEvent(\"lead\"), of which the endpoint "
                            + endpoint
                            + " wants an event, such as lead.snapshot"));
    BackfillProgress begun =
        stored.inTransaction(
            tenant(receiver, tenant),
            reading ->
                BackfillProgress.begun(
                    new BackfillKey(entity, endpoint, reading.tenant()),
                    pace,
                    reading.count(entity)));
    worker.goOn(store.open(begun));
    return new Backfill(begun.key(), this);
  }

  private Endpoint receiver(String name) {
    return endpoints
        .find(name)
        .orElseThrow(
            () ->
                new WebhookConfigurationException(
                    "backfill to",
                    name,
                    "give the name of one of the endpoints "
                        + endpoints.enabled().stream().map(Endpoint::name).sorted().toList()));
  }

  private static @Nullable String tenant(Endpoint receiver, @Nullable String asked) {
    if (asked != null && !receiver.serves(asked)) {
      throw new WebhookConfigurationException(
          "backfill tenant",
          asked,
          "the endpoint " + receiver.name() + " is bound to another tenant");
    }
    return asked != null ? asked : receiver.tenant();
  }

  BackfillProgress progress(BackfillKey key) {
    return store.find(key).orElseThrow(() -> new WebhookException("There is no backfill " + key));
  }

  void stop(BackfillKey key) {
    store.end(progress(key).in(State.STOPPED, null));
    wakeWaiting();
  }

  boolean await(BackfillKey key, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    BackfillProgress now = progress(key);
    while (now.state() == State.OPEN && System.nanoTime() < end) {
      waitForBatch(Math.min(LOOK_MILLIS, 1 + (end - System.nanoTime()) / 1_000_000));
      now = progress(key);
    }
    if (now.state() == State.FAILED) {
      throw new WebhookException(
          "The backfill " + key + " failed: " + Objects.requireNonNull(now.error()));
    }
    return now.state() == State.DONE;
  }

  @SuppressWarnings("WaitNotInLoop") // the caller looks again in any case
  private synchronized void waitForBatch(long millis) throws InterruptedException {
    wait(Math.max(1, millis));
  }

  private synchronized void wakeWaiting() {
    notifyAll();
  }
}
