package io.webhookkit.inbound.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What can't work is refused at the start, with the field, the value and the fix. */
class SourceSettingsTest {

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PAYPAL", "GOOGLE_PUBSUB"})
  void aSourceWithoutASecretIsRefused(SourceKind kind) {
    refuses(kind, List.of(), Map.of(), "sources.peer.secret");
  }

  @Test
  void aBlankSecretIsRefused() {
    refuses(SourceKind.STRIPE, List.of(" "), Map.of(), "sources.peer.secret");
  }

  @Test
  void aSecretThatNothingHasSetIsRefused() {
    refuses(
        SourceKind.STRIPE,
        List.of("${STRIPE_SECRET}"),
        Map.of(),
        "sources.peer.secret is '${STRIPE_SECRET}': nothing sets this");
  }

  @Test
  void anOptionThatIsNeededIsAskedFor() {
    refuses(SourceKind.PAYPAL, List.of(), Map.of(), "sources.peer.options.webhook-id");
    refuses(
        SourceKind.GOOGLE_PUBSUB, List.of(), Map.of("audience", "a"), "sources.peer.options.email");
  }

  @Test
  void anOptionThatIsUnknownIsRefused() {
    refuses(
        SourceKind.META,
        List.of("s"),
        Map.of("verify_token", "t"),
        "sources.peer.options.verify_token is '': leave it out: a source of kind meta has the options"
            + " [verify-token]");
  }

  @Test
  void aTrustRootThatIsNoCertificateIsRefused() {
    refuses(
        SourceKind.PAYPAL,
        List.of(),
        Map.of("webhook-id", "w", "trust-root", "/etc/ssl/root.pem"),
        "sources.peer.options.trust-root");
  }

  @Test
  void aToleranceOfNothingIsRefused() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(
            () ->
                new SourceSettings(
                    "peer", List.of("s"), Duration.ZERO, Map.of(), Clock.systemUTC()))
        .withMessageContaining("sources.peer.tolerance");
  }

  @Test
  void aKindIsReadAsItIsWritten() {
    assertThat(SourceKind.parse("google-pubsub")).isEqualTo(SourceKind.GOOGLE_PUBSUB);
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> SourceKind.parse("twitter"))
        .withMessageStartingWith("kind is 'twitter': use one of standard, mautic, stripe");
  }

  @Test
  void settingsPrintNoSecret() {
    assertThat(settings(List.of("hush"), Map.of("verify-token", "hush")).toString())
        .doesNotContain("hush");
  }

  private static void refuses(
      SourceKind kind, List<String> secrets, Map<String, String> options, String message) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> kind.source(settings(secrets, options), address -> Optional.empty()))
        .withMessageStartingWith(message);
  }

  private static SourceSettings settings(List<String> secrets, Map<String, String> options) {
    return new SourceSettings(
        "peer", secrets, SourceSettings.DEFAULT_TOLERANCE, options, Clock.systemUTC());
  }
}
