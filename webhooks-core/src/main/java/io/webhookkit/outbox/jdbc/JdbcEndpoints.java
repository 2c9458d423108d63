package io.webhookkit.outbox.jdbc;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.SenderSecret;
import io.webhookkit.signature.SigningKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints in the application's own database, which can be changed at run time: here at once, on
 * other nodes when they look the next time. Their addresses and secrets are encrypted; what is
 * asked by each event is in memory. Thread-safe.
 */
public final class JdbcEndpoints implements EndpointRepository, AutoCloseable {

  /** How often the database is asked what other nodes have changed, unless told. */
  public static final Duration DEFAULT_REFRESH_INTERVAL = Duration.ofSeconds(10);

  private final EndpointWork work;
  private final Consumer<Endpoint> judge;
  private final KnownEndpoints known;
  private final EndpointRefresh refresh;

  private JdbcEndpoints(
      EndpointWork work, KnownEndpoints known, Duration interval, Consumer<Endpoint> judge) {
    this.work = work;
    this.known = known;
    this.judge = judge;
    this.refresh = new EndpointRefresh(work, known, interval);
  }

  /**
   * Opens them, after their tables were created or checked. Other nodes are heeded from {@link
   * #start()} on.
   *
   * @param dataSource the application's own
   * @param schema whether the tables are created or only checked
   * @param cipher what encrypts addresses and secrets
   * @param refreshInterval how long a change of another node may take to be known here
   * @param judge throws if an endpoint must not be saved, because of its address for instance
   * @throws WebhookConfigurationException if the interval is not positive, or a row is encrypted
   *     with a key that the cipher does not have
   * @throws io.webhookkit.WebhookException if the database is unknown or a table is missing
   */
  public static JdbcEndpoints open(
      DataSource dataSource,
      SchemaMode schema,
      SecretCipher cipher,
      Duration refreshInterval,
      Consumer<Endpoint> judge) {
    if (refreshInterval.isZero() || refreshInterval.isNegative()) {
      throw new WebhookConfigurationException(
          "endpoint-store.refresh-interval", refreshInterval.toString(), "give a duration above 0");
    }
    Dialect dialect = Schema.prepare(dataSource, schema, Schema.OF_ENDPOINTS).dialect();
    EndpointSeal seal = new EndpointSeal(cipher);
    EndpointWork work = new EndpointWork(new ShortTransaction(dataSource), dialect, seal);
    KnownEndpoints known = new KnownEndpoints(seal);
    known.begin(work.all());
    return new JdbcEndpoints(work, known, refreshInterval, judge);
  }

  /** Goes on asking what other nodes have changed. */
  public void start() {
    refresh.start();
  }

  /** Asks now what other nodes have changed. If the database can't be read, all stays as it was. */
  public void refresh() {
    refresh.run();
  }

  /** Returns all endpoints that are kept here, with why those are disabled that are. */
  public List<StoredEndpoint> all() {
    return known.view().all();
  }

  /**
   * Saves an endpoint, a new one or in place of that with its name. A new one is enabled; another
   * one stays what it is. A secret that was rotated, and is among the saved ones, still ends when
   * it would have.
   *
   * @throws WebhookConfigurationException if it must not be saved: its address is a private one,
   *     for instance
   * @throws io.webhookkit.WebhookException if it can't be stored
   */
  public void save(Endpoint endpoint) {
    judge.accept(endpoint);
    refresh.after(() -> work.save(endpoint));
  }

  /**
   * Removes an endpoint with its secrets. What still waits for it is parked when it is due.
   *
   * @return whether it was here
   * @throws io.webhookkit.WebhookException if the database can't be written
   */
  public boolean remove(String name) {
    AtomicBoolean wasHere = new AtomicBoolean();
    refresh.after(() -> wasHere.set(work.remove(name)));
    return wasHere.get();
  }

  /**
   * Enables an endpoint. What was parked for it meanwhile is sent when you ask for it with {@code
   * redeliver}.
   *
   * @throws WebhookConfigurationException if there is no such endpoint
   * @throws io.webhookkit.WebhookException if the database can't be written
   */
  public void enable(String name) {
    refresh.after(
        () -> {
          work.enable(name);
          known.forget(name);
        });
  }

  /**
   * Has an endpoint sign with a new secret of 32 random bytes as well. Its secrets so far sign
   * until the overlap ends, and are dropped then; signing keys stay.
   *
   * @param overlap how long the receiver has to take the new one
   * @return the new secret; {@link Secret#reveal()} is what the receiver needs
   * @throws WebhookConfigurationException if there is no such endpoint, or the overlap is negative
   * @throws io.webhookkit.WebhookException if the database can't be written
   */
  public Secret rotate(String name, Duration overlap) {
    return rotate(name, Secret.generate(), overlap);
  }

  /**
   * Has an endpoint sign with a new key as well. Its keys so far sign until the overlap ends, and
   * are dropped then; secrets stay.
   *
   * @param overlap how long the receiver has to take the new public key
   * @return the new key, of which the receiver gets {@link SigningKey#verificationKey()}
   * @throws WebhookConfigurationException if there is no such endpoint, or the overlap is negative
   * @throws io.webhookkit.WebhookException if the database can't be written
   */
  public SigningKey rotateKey(String name, Duration overlap) {
    return rotate(name, SigningKey.generate(), overlap);
  }

  private <S extends SenderSecret> S rotate(String name, S fresh, Duration overlap) {
    if (overlap.isNegative()) {
      throw new WebhookConfigurationException(
          "overlap", overlap.toString(), "give a duration, or 0 to end the old secret now");
    }
    refresh.after(() -> work.rotate(name, fresh, overlap));
    return fresh;
  }

  /**
   * Encrypts what is under an older key with the primary one. Once it returns 0 on an application
   * whose nodes all have the new key, the older ones can be dropped.
   *
   * @return how many endpoints that were
   * @throws WebhookConfigurationException if there is no key for one of them
   * @throws io.webhookkit.WebhookException if the database can't be written
   */
  public long reencrypt() {
    return work.reencrypt();
  }

  @Override
  public Collection<Endpoint> enabled() {
    return known.view().enabled().enabled();
  }

  @Override
  public Collection<Endpoint> wanting(EventType type) {
    return known.view().enabled().wanting(type);
  }

  @Override
  public Optional<Endpoint> find(String name) {
    return known.view().enabled().find(name);
  }

  @Override
  public boolean isDisabled(String name) {
    return known.view().disabled().containsKey(name);
  }

  /**
   * Disables an endpoint, here at once: a delivery that was answered 410 can't wait. It is written
   * down right after it, or, while the database can't be reached, as soon as it can be.
   */
  @Override
  public void disable(String name, String reason) {
    disable(name, reason, null);
  }

  /** Another node may have saved another address that this one does not know yet: then it stays. */
  @Override
  public void disable(Endpoint endpoint, String reason) {
    disable(endpoint.name(), reason, endpoint);
  }

  private void disable(String name, String reason, @Nullable Endpoint at) {
    if (known.disable(name, new Disabling(ErrorText.fitting(reason), at))) {
      refresh.soon();
    }
  }

  /** Writes down what is disabled, and asks nobody any more. */
  @Override
  public void close() {
    refresh.close();
  }
}
