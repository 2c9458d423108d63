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
   */
  public Backfills(
      EntityCapture capture,
      EndpointRepository endpoints,
      BackfillStore store,
      EventWriter writer) {
    this.capture = capture;
    this.endpoints = endpoints;
    this.store = store;
    this.worker =
        new BackfillWorker(capture, store, new Batch(capture, writer, store), this::wakeWaiting);
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
    StoredEntities stored =
        capture
            .stored(entity)
            .filter(any -> capture.hasSnapshots(entity))
            .orElseThrow(
                () ->
                    new WebhookConfigurationException(
                        "backfill",
                        entity,
                        "give an entity class with a prefix in its annotation, such as"
                            + " @WebhookEvent(\"lead\")"));
    String whose = tenant(endpoint, tenant);
    long total = stored.inTransaction(whose, reading -> reading.count(entity));
    BackfillKey key = new BackfillKey(entity, endpoint, whose);
    worker.goOn(store.open(BackfillProgress.begun(key, pace, total)));
    return new Backfill(key, this);
  }

  private @Nullable String tenant(String name, @Nullable String asked) {
    Endpoint endpoint =
        endpoints
            .find(name)
            .orElseThrow(
                () ->
                    new WebhookConfigurationException(
                        "backfill to",
                        name,
                        "give the name of one of the endpoints "
                            + endpoints.enabled().stream().map(Endpoint::name).sorted().toList()));
    if (asked != null && !endpoint.serves(asked)) {
      throw new WebhookConfigurationException(
          "backfill tenant", asked, "the endpoint " + name + " is bound to another tenant");
    }
    return asked != null ? asked : endpoint.tenant();
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
    synchronized (this) {
      BackfillProgress now = progress(key);
      while (now.state() == State.OPEN && System.nanoTime() < end) {
        wait(LOOK_MILLIS);
        now = progress(key);
      }
      if (now.state() == State.FAILED) {
        throw new WebhookException(
            "The backfill " + key + " failed: " + Objects.requireNonNull(now.error()));
      }
      return now.state() == State.DONE;
    }
  }

  private synchronized void wakeWaiting() {
    notifyAll();
  }
}
