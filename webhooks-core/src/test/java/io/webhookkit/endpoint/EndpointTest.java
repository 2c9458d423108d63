package io.webhookkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.SenderSecret;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void isBuiltFromItsWrittenForm() {
    Endpoint crm = complete("crm").build();

    assertThat(crm.name()).isEqualTo("crm");
    assertThat(crm.url()).hasToString("https://crm.example.com/hooks");
    assertThat(crm.secrets()).containsExactly(Secret.parse(SECRET));
    assertThat(crm.subscriptions()).containsExactly(new Subscription("lead.*"));
  }

  @Test
  void wantsWhatAnyOfItsSubscriptionsMatches() {
    Endpoint crm = complete("crm").events("deal.won").build();

    assertThat(crm.wants(new EventType("lead.created"), null)).isTrue();
    assertThat(crm.wants(new EventType("deal.won"), null)).isTrue();
    assertThat(crm.wants(new EventType("deal.lost"), null)).isFalse();
  }

  @Test
  void printsOfItsUrlTheHostAlone() {
    Endpoint crm =
        complete("crm").url("https://me:pw@crm.example.com/T01/t0ken?key=s3cret").build();

    assertThat(crm).hasToString("Endpoint[crm at crm.example.com, wants lead.*]");
  }

  @Test
  void printsNoSecret() {
    assertThat(complete("crm").build().toString()).doesNotContain("MfKQ9r8G");
  }

  @Test
  void canNotBeMadeWithANameThatNoTableTakes() {
    Endpoint crm = complete("crm").build();

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(
            () -> new Endpoint("c".repeat(65), crm.url(), crm.secrets(), crm.subscriptions(), null))
        .withMessageContaining("at most 64");
  }

  @Test
  void canNotBeMadeWithoutAWholeUrlASecretOrASubscription() {
    Endpoint crm = complete("crm").build();

    assertRefused("url", () -> with(URI.create("/hooks"), crm.secrets(), crm.subscriptions()));
    assertRefused("secret", () -> with(crm.url(), List.of(), crm.subscriptions()));
    assertRefused("events", () -> with(crm.url(), crm.secrets(), List.of()));
  }

  @Test
  void wantsTheEventsOfItsTenantAlone() {
    Endpoint crm = complete("crm").events("lead.*").tenant("acme").build();

    assertThat(crm.wants(new EventType("lead.created"), "acme")).isTrue();
    assertThat(crm.wants(new EventType("lead.created"), "other")).isFalse();
    assertThat(crm.wants(new EventType("lead.created"), null)).isFalse();
  }

  @Test
  void wantsTheEventsOfEveryTenantUnlessItHasOne() {
    Endpoint crm = complete("crm").events("lead.*").build();

    assertThat(crm.wants(new EventType("lead.created"), "acme")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my crm", "crm.eu", "crm\n", "ü"})
  void needsANameThatFitsInSettingsAndLogs(String name) {
    fails(complete(name)).withMessageContaining("name an endpoint with letters, digits, _ and -");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "crm.example.com/hooks, crm.example.com/…",
    "/hooks, /…",
    "https://crm example com/, https://crm example com/…",
    "https://[::1.99999999999.0.1]/, https://[::1.99999999999.0.1]/…"
  })
  void needsAWholeUrlAndNamesItUpToItsHost(String url, String printed) {
    fails(complete("crm").url(url))
        .withMessageStartingWith("endpoints.crm.url is '" + printed + "'")
        .withMessageContaining("such as https://crm.example.com/hooks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:s3cret@crm.example.com/in?key=t0ken#\nt0ken",
        "https://me:s3cret@crm.example.com/services/T0/t0ken",
        "me:s3cret@crm.example.com/hooks",
        "https:me:s3cret@crm.example.com/hooks",
        "me:s3cret@crm.example.com//t0ken"
      })
  void namesNothingOfAUrlThatMayBeAKey(String url) {
    assertThat(Endpoint.withoutKeys(url))
        .contains("…@crm.example.com")
        .doesNotContain("s3", "cret@", "t0ken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:s3/cret@crm.example.com/hooks",
        "https://me:s3?cret@crm.example.com?mail=a@crm.example.com&key=t0ken",
        "https://crm.example.com/in/me@t0ken",
        "https://crm.example.com/in?mail=me@t0ken"
      })
  void namesNoHostWhereAPathMayLookLikeOne(String url) {
    assertThat(Endpoint.withoutKeys(url)).isEqualTo("https://…");
  }

  @Test
  void needsASecret() {
    fails(Endpoint.named("crm").url("https://crm.example.com").events("*"))
        .withMessageStartingWith("endpoints.crm.secret is ''");
  }

  @Test
  void doesNotPrintAMalformedSecret() {
    fails(complete("crm").secret("pa55word"))
        .withMessageStartingWith("endpoints.crm.secret is '(a text without whsec_)'")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("pa55word"));
  }

  @Test
  void needsToSayWhichEventsItWants() {
    fails(Endpoint.named("crm").url("https://crm.example.com").secret(SECRET))
        .withMessage(
            "endpoints.crm.events is '': say which events it wants, such as lead.* or * for all");
  }

  @Test
  void namesAMalformedPattern() {
    fails(complete("crm").events("lead*"))
        .withMessageStartingWith("endpoints.crm.events is 'lead*'");
  }

  private static Endpoint with(
      URI url, List<SenderSecret> secrets, List<Subscription> subscriptions) {
    return new Endpoint("crm", url, secrets, subscriptions, null);
  }

  private static void assertRefused(String part, ThrowingCallable making) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(making)
        .withMessageStartingWith("endpoints.crm." + part + " is ");
  }

  private static EndpointBuilder complete(String name) {
    return Endpoint.named(name)
        .url("https://crm.example.com/hooks")
        .secret(SECRET)
        .events("lead.*");
  }

  private static ThrowableAssertAlternative<WebhookConfigurationException> fails(
      EndpointBuilder builder) {
    return assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(builder::build);
  }
}
