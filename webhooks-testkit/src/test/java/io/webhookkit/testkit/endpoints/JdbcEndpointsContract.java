package io.webhookkit.testkit.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.outbox.jdbc.StoredEndpoint;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.SigningKey;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.EndpointRepositoryContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on the tables of one database, whose times are moved instead of waited for. */
abstract class JdbcEndpointsContract extends EndpointRepositoryContract {

  static final Duration DAY = Duration.ofDays(1);
  private static final Duration SELDOM = Duration.ofHours(1);

  private final List<JdbcEndpoints> opened = new ArrayList<>();
  final SecretCipher cipher = SecretCipher.of(Keys.random(), List.of());
  JdbcEndpoints endpoints;
  JdbcEndpoints otherNode;

  abstract DataSource dataSource();

  @BeforeEach
  void openOnEmptyTables() {
    JdbcOutbox.open(dataSource(), SchemaMode.CREATE, null, JdbcOutbox.DEFAULT_LEASE);
    Databases.execute(
        dataSource(), "delete from webhook_endpoint_secret", "delete from webhook_endpoint");
    endpoints = open(cipher);
    otherNode = open(cipher);
  }

  @AfterEach
  void close() {
    opened.forEach(JdbcEndpoints::close);
  }

  final JdbcEndpoints open(SecretCipher with) {
    return open(with, SELDOM);
  }

  final JdbcEndpoints open(SecretCipher with, Duration interval) {
    AddressGuard guard = new AddressGuard(List.of());
    JdbcEndpoints node =
        JdbcEndpoints.open(
            dataSource(),
            SchemaMode.CREATE,
            with,
            interval,
            endpoint -> guard.check(endpoint.url()));
    opened.add(node);
    return node;
  }

  @Override
  protected EndpointRepository repository(Collection<Endpoint> saved) {
    saved.forEach(endpoints::save);
    return endpoints;
  }

  static Endpoint crm(String... secrets) {
    return Endpoint.named("crm")
        .url("https://crm.example.com/hooks/1f7a")
        .secrets(List.of(secrets))
        .events("lead.*", "deal.won")
        .build();
  }

  static Endpoint crm() {
    return crm(Secret.generate().reveal());
  }

  @Test
  void whatIsSavedIsThereAsItWasAfterARestart() {
    Endpoint saved =
        Endpoint.named("crm")
            .url("https://crm.example.com/hooks/1f7a?key=x")
            .secret(Secret.generate().reveal())
            .secret(SigningKey.generate().reveal())
            .events("lead.created", "deal.*")
            .tenant("acme")
            .ordering("subject")
            .skipAfter(5)
            .rateLimit(20)
            .source("crm-in")
            .build();
    endpoints.save(saved);

    assertThat(open(cipher).find("crm")).contains(saved);
    assertThat(open(cipher).all()).containsExactly(new StoredEndpoint(saved, null));
  }

  @Test
  void anotherNodeKnowsAChangeWhenItLooks() {
    endpoints.save(crm());
    assertThat(otherNode.find("crm")).isEmpty();

    otherNode.refresh();
    assertThat(otherNode.find("crm")).isPresent();

    endpoints.disable("crm", "enough");
    endpoints.refresh();
    otherNode.refresh();
    assertThat(otherNode.isDisabled("crm")).isTrue();

    otherNode.enable("crm");
    endpoints.refresh();
    assertThat(endpoints.find("crm")).isPresent();
  }

  @Test
  void anAddressThatIsGoneDisablesNothingThatHasMovedOnAnotherNode() {
    endpoints.save(crm());
    otherNode.refresh();
    Endpoint before = otherNode.find("crm").orElseThrow();
    endpoints.save(
        Endpoint.named("crm")
            .url("https://crm.example.com/hooks/moved")
            .secret(Secret.generate().reveal())
            .events("lead.*")
            .build());

    otherNode.disable(before, "it answered 410 Gone");
    otherNode.refresh();
    endpoints.refresh();

    assertThat(endpoints.find("crm")).isPresent();
    assertThat(otherNode.find("crm")).isEqualTo(endpoints.find("crm"));
  }

  @Test
  void anAddressThatIsGoneDisablesWhatAnotherNodeHasSavedAgainThere() {
    Endpoint crm = crm();
    endpoints.save(crm);
    otherNode.refresh();
    endpoints.save(crm);

    otherNode.disable(crm, "it answered 410 Gone");
    otherNode.refresh();
    endpoints.refresh();

    assertThat(endpoints.isDisabled("crm")).isTrue();
  }

  @Test
  void anotherNodeLooksByItself() {
    JdbcEndpoints looking = open(cipher, Duration.ofMillis(20));
    looking.start();

    endpoints.save(crm());
    Waiting.until("it is known", () -> looking.find("crm").isPresent());

    endpoints.remove("crm");
    Waiting.until("it is gone", () -> looking.find("crm").isEmpty());
  }

  @Test
  void anEndpointThatIsSavedAgainIsTheNewOne() {
    endpoints.save(crm());
    Endpoint changed =
        Endpoint.named("crm")
            .url("https://new.example.com/")
            .secret(Secret.generate().reveal())
            .events("*")
            .build();

    endpoints.save(changed);

    assertThat(open(cipher).enabled()).containsExactly(changed);
  }

  @Test
  void twoNodesMaySaveTheSameNewEndpointAtOnce() {
    Endpoint same = crm();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> endpoints.save(same)),
            CompletableFuture.runAsync(() -> otherNode.save(same)))
        .join();

    assertThat(open(cipher).enabled()).containsExactly(same);
  }

  @Test
  void aDisabledEndpointStaysDisabledForTheReasonGiven() {
    Endpoint crm = crm();
    endpoints.save(crm);

    endpoints.disable("crm", "it answered 410 Gone");
    endpoints.close();

    JdbcEndpoints restarted = open(cipher);
    assertThat(restarted.find("crm")).isEmpty();
    assertThat(restarted.isDisabled("crm")).isTrue();
    assertThat(restarted.all()).containsExactly(new StoredEndpoint(crm, "it answered 410 Gone"));
  }

  @Test
  void aDisabledEndpointThatIsSavedAgainStaysDisabledUntilItIsEnabled() {
    endpoints.save(crm());
    endpoints.disable("crm", "enough");

    Endpoint changed = crm();
    endpoints.refresh();
    endpoints.save(changed);
    assertThat(endpoints.isDisabled("crm")).isTrue();

    endpoints.enable("crm");
    assertThat(open(cipher).find("crm")).contains(changed);
  }

  @Test
  void ofARemovedEndpointItsNameIsLeftSoThatWhatWaitsIsParked() {
    endpoints.save(crm());

    assertThat(endpoints.remove("crm")).isTrue();
    assertThat(endpoints.remove("crm")).isFalse();

    assertThat(endpoints.all()).isEmpty();
    assertThat(open(cipher).isDisabled("crm")).isTrue();
    assertThat(count("select count(*) from webhook_endpoint_secret")).isZero();
    assertThat(count("select count(*) from webhook_endpoint where url = '' and host is null"))
        .isEqualTo(1);
  }

  @Test
  void aRemovedEndpointCanBeSavedAnew() {
    endpoints.save(crm());
    endpoints.remove("crm");
    Endpoint again = crm();

    endpoints.save(again);

    assertThat(open(cipher).enabled()).containsExactly(again);
  }

  @Test
  void aHostileAddressIsRefusedWithTheFieldAndTheFix() {
    Endpoint hostile =
        Endpoint.named("crm")
            .url("https://169.254.169.254/latest?key=x")
            .secret(Secret.generate().reveal())
            .events("*")
            .build();

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> endpoints.save(hostile))
        .satisfies(e -> assertThat(e.field()).isEqualTo("url"))
        .withMessageContaining("webhooks.trusted-hosts")
        .withMessageNotContaining("key=x");
    assertThat(count("select count(*) from webhook_endpoint")).isZero();
  }

  @Test
  void whatIsDoneToAnEndpointThatIsNotThereIsRefused() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> endpoints.rotate("crm", DAY))
        .withMessage("endpoint is 'crm': name one of the endpoints in the database");
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> endpoints.enable("crm"));
  }

  final long count(String sql) {
    return Databases.count(dataSource(), sql);
  }

  final void letTimePass(Duration time) {
    Databases.execute(
        dataSource(),
        "update webhook_endpoint_secret set valid_until = valid_until - interval '"
            + time.toSeconds()
            + "' second");
  }
}
