package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.standardwebhooks.Webhook;
import io.webhookkit.WebhookConfigurationException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  /** The key that Standard Webhooks and Svix publish their example of v1a with. */
  private static final String KEY =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long AT = 1614265330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  @Test
  void signsThePublishedExampleAsPublished() {
    assertThat(sign(List.of(SigningKey.parse(KEY)), AT))
        .isEqualTo(
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
  }

  @Test
  void hasThePublishedPublicHalf() {
    assertThat(SigningKey.parse(KEY).verificationKey().reveal())
        .isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(SigningKey.parse(KEY).reveal()).isEqualTo(KEY);
    SigningKey generated = SigningKey.generate();
    assertThat(SigningKey.parse(generated.reveal())).isEqualTo(generated);
  }

  @Test
  void isAnotherOneEachTimeItIsGenerated() {
    assertThat(SigningKey.generate()).isNotEqualTo(SigningKey.generate());
  }

  @Test
  void signsWhatItsPublicHalfVerifies() {
    SigningKey key = SigningKey.generate();

    assertThatNoException()
        .isThrownBy(
            () -> verifier(key.verificationKey()).verify(headers(sign(List.of(key), AT)), BODY));
  }

  @Test
  void signsNothingThatAnotherKeyVerifies() {
    String signature = sign(List.of(SigningKey.generate()), AT);

    assertThatExceptionOfType(InvalidSignatureException.class)
        .isThrownBy(
            () ->
                verifier(SigningKey.generate().verificationKey()).verify(headers(signature), BODY));
  }

  @Test
  void signsAfterTheSecretsWhateverTheirOrder() throws Exception {
    Secret secret = Secret.generate();
    long now = Clock.systemUTC().instant().getEpochSecond();

    String signatures = sign(List.of(SigningKey.parse(KEY), secret, SigningKey.generate()), now);

    assertThat(signatures).matches("v1,[^ ]+ v1a,[^ ]+ v1a,[^ ]+");
    // The official library, which knows v1 alone, throws if it finds no good signature.
    new Webhook(secret.reveal())
        .verify(
            new String(BODY, UTF_8),
            HttpHeaders.of(
                Map.of(
                    WebhookHeaders.ID, List.of(ID),
                    WebhookHeaders.TIMESTAMP, List.of(Long.toString(now)),
                    WebhookHeaders.SIGNATURE, List.of(signatures)),
                (name, value) -> true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsk_",
        "whsk_AAAA",
        "whsk_not base64",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc="
      })
  void isRefusedInAnotherFormAndNotRepeated(String text) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> SigningKey.parse(text))
        .withMessageContaining("use whsk_ and the base64 of 64 bytes")
        .withMessageNotContaining("6Xb/")
        .withMessageNotContaining("MfKQ");
  }

  @Test
  void isRefusedWithThePublicHalfOfAnother() {
    byte[] halves = Base64.getDecoder().decode(KEY.substring(5));
    byte[] other = Base64.getDecoder().decode(SigningKey.generate().reveal().substring(5));
    System.arraycopy(other, 32, halves, 32, 32);

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> SigningKey.parse("whsk_" + Base64.getEncoder().encodeToString(halves)))
        .withMessageContaining("its public key is another one's");
  }

  @Test
  void neverPrintsItself() {
    assertThat(SigningKey.parse(KEY)).hasToString("whsk_…");
  }

  @Test
  void isReadWhereASecretIs() {
    assertThat(SenderSecret.parse(KEY)).isEqualTo(SigningKey.parse(KEY));
    assertThat(SenderSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        .isInstanceOf(Secret.class);
  }

  private static String sign(List<SenderSecret> secrets, long at) {
    return new WebhookSigner(secrets).sign(ID, at, BODY);
  }

  private static Map<String, String> headers(String signature) {
    return Map.of(
        WebhookHeaders.ID, ID,
        WebhookHeaders.TIMESTAMP, Long.toString(AT),
        WebhookHeaders.SIGNATURE, signature);
  }

  private static WebhookVerifier verifier(VerificationKey key) {
    return new WebhookVerifier(
        List.of(),
        List.of(key),
        Duration.ofMinutes(5),
        Clock.fixed(Instant.ofEpochSecond(AT), ZoneOffset.UTC));
  }
}
