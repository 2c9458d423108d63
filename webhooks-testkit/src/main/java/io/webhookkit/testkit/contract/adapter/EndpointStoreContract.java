package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints can be saved at run time, if the settings say so and have a key. */
abstract class EndpointStoreContract extends AdapterCases {

  private static final String KEY = key(1);

  /** The endpoint that is saved. */
  private final WebhookRecorder saved = WebhookRecorder.start();

  EndpointStoreContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  private static String key(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(bytes);
  }

  @AfterEach
  final void stopTheSaved() {
    saved.close();
  }

  private AdapterSetup setupWithStore() {
    return setup().with("endpoint-store.type", "jdbc").with("endpoint-store.key", KEY);
  }

  private AdapterApp startDraining(AdapterSetup setup) {
    AdapterApp app = start(setup);
    saved.draining(app.webhooks());
    return app;
  }

  private Endpoint endpoint(String name) {
    return Endpoint.named(name).url(saved.url()).secret(saved.secret()).events("lead.*").build();
  }

  @Test
  void anEndpointThatIsSavedReceivesTheNextChangeBesideThoseOfTheSettings() {
    AdapterApp app = startDraining(setupWithStore());
    app.create("a@example.org");
    drain(app.webhooks());

    app.webhooks().endpointStore().save(endpoint("erp"));
    app.create("b@example.org");

    assertThat(saved).received("lead.created").withData("email", "b@example.org").once();
    assertThat(saved).receivedNothingElse();
    assertThat(crm).received("lead.created").withData("email", "b@example.org").once();
  }

  @Test
  void aSavedEndpointSurvivesARestart() {
    AdapterApp first = startDraining(setupWithStore());
    first.webhooks().endpointStore().save(endpoint("erp"));
    first.close();

    startDraining(setupWithStore()).create("a@example.org");

    assertThat(saved).received("lead.created").withData("email", "a@example.org").once();
  }

  @Test
  void anEndpointThatIsGoneStaysDisabledAfterARestart() {
    AdapterApp first = startDraining(setupWithStore());
    first.webhooks().endpointStore().save(endpoint("erp"));
    saved.answering(410);
    first.create("a@example.org");
    drain(first.webhooks());
    first.close();

    AdapterApp second = startDraining(setupWithStore());
    second.create("b@example.org");

    assertThat(saved).receivedNothingElse();
    assertThat(saved.requests()).hasSize(1);
    assertThat(second.webhooks().endpointStore().all())
        .singleElement()
        .satisfies(each -> assertThat(each.disabledBecause()).isEqualTo("it answered 410 Gone"));
  }

  @Test
  void aKeyThatWasUsedBeforeStillDecrypts() {
    AdapterApp first = startDraining(setupWithStore());
    first.webhooks().endpointStore().save(endpoint("erp"));
    first.close();

    AdapterApp second =
        startDraining(
            setupWithStore()
                .with("endpoint-store.key", key(2))
                .with("endpoint-store.old-keys", key(3) + ", " + KEY));
    second.create("a@example.org");

    assertThat(saved).received("lead.created").once();
    assertThat(second.webhooks().endpointStore().reencrypt()).isEqualTo(1);
  }

  @Test
  void anotherNodeKnowsASavedEndpointAfterTheInterval() throws InterruptedException {
    needsTwoNodes();
    AdapterSetup setup = setupWithStore().with("endpoint-store.refresh-interval", "50ms");
    AdapterApp other = startDraining(setup);
    JdbcEndpoints store = start(setup.with("outbox.node", "another")).webhooks().endpointStore();
    store.save(endpoint("erp"));
    assertThat(isKnown(other, "erp", PATIENCE)).isTrue();

    // Unless told it has looked just now, and looks again so much later.
    store.save(endpoint("shop"));
    assertThat(isKnown(other, "shop", JdbcEndpoints.DEFAULT_REFRESH_INTERVAL.dividedBy(2)))
        .isTrue();
    other.create("a@example.org");

    saved.await(requests -> requests.size() == 2);
  }

  private static boolean isKnown(AdapterApp app, String endpoint, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    while (app.webhooks().endpointStore().find(endpoint).isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  @Test
  void aNameOfTheSettingsIsRefused() {
    AdapterApp app = start(setupWithStore());

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> app.webhooks().endpointStore().save(endpoint("crm")))
        .withMessageContaining("take it out of the settings before, or give it another name");
  }

  @Test
  void anAddressThatIsNotTrustedIsRefused() {
    AdapterApp app = start(setupWithStore());
    Endpoint hostile =
        Endpoint.named("erp")
            .url("http://127.0.0.2/")
            .secret(Secret.generate().reveal())
            .events("*")
            .build();

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> app.webhooks().endpointStore().save(hostile))
        .withMessageContaining("endpoints.erp.url")
        .withMessageContaining("webhooks.trusted-hosts");
  }

  @Test
  void withoutAKeyTheApplicationDoesNotStart() {
    assertThat(toldOf(setupWithStore().without("endpoint-store.key")))
        .contains("webhooks.endpoint-store.key is ''", "openssl rand -base64 32");
  }

  @Test
  void withAWrongKeyTheApplicationDoesNotStartAndPrintsNone() {
    AdapterApp first = start(setupWithStore());
    first.webhooks().endpointStore().save(endpoint("erp"));
    first.close();

    assertThat(toldOf(setupWithStore().with("endpoint-store.key", key(2))))
        .contains("webhooks.endpoint-store.key is '(the key ", "endpoint-store.old-keys")
        .doesNotContain(KEY, key(2), saved.secret());
  }

  @Test
  void aKeyThatIsNoneIsNotPrinted() {
    assertThat(toldOf(setupWithStore().with("endpoint-store.key", "bm9uZQ==")))
        .contains("webhooks.endpoint-store.key is '(4 bytes)'")
        .doesNotContain("bm9uZQ");
    assertThat(toldOf(setupWithStore().with("endpoint-store.old-keys", "bm9uZQ==")))
        .contains("webhooks.endpoint-store.old-keys is '(4 bytes)'")
        .doesNotContain("bm9uZQ");
  }

  private String toldOf(AdapterSetup setup) {
    Throwable failure = catchThrowable(() -> startUnwatched(setup));
    assertThat(failure).as("the start").isNotNull();
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void withoutAStoreNothingCanBeSaved() {
    AdapterApp app = start(setup());

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> app.webhooks().endpointStore())
        .withMessageContaining("set it to jdbc, and endpoint-store.key as well");
  }
}
