package io.webhookkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

  private static final String VALUE = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final String key = key();
  private final SecretCipher cipher = SecretCipher.of(key, List.of());

  private static String key() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void decryptsWhatItHasEncrypted() {
    assertThat(cipher.decrypt(cipher.encrypt(VALUE, "crm", "secret"), "crm", "secret"))
        .isEqualTo(VALUE);
  }

  @Test
  void writesTheVersionTheKeysIdAndNothingReadable() {
    assertThat(cipher.encrypt(VALUE, "crm", "secret"))
        .matches("v1:[0-9a-f]{8}:[A-Za-z0-9+/]+=*")
        .doesNotContain("MfKQ");
  }

  @Test
  void writesTheSameValueDifferentlyEachTime() {
    assertThat(cipher.encrypt(VALUE, "crm", "secret"))
        .isNotEqualTo(cipher.encrypt(VALUE, "crm", "secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1:0", "v2:0:AAAA", "https://evil.example.com/"})
  void refusesWhatItHasNotWritten(String stored) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> cipher.decrypt(stored, "crm", "url"))
        .withMessageStartingWith("endpoints.crm.url is '(encrypted)': it was altered");
  }

  @Test
  void refusesAValueOfAnotherEndpointOrColumn() {
    String stored = cipher.encrypt(VALUE, "crm", "secret");

    assertAltered(stored, "erp", "secret");
    assertAltered(stored, "crm", "url");
  }

  @Test
  void refusesAValueWithAnyPartAltered() {
    String stored = cipher.encrypt(VALUE, "crm", "secret");
    int start = stored.lastIndexOf(':') + 1;
    for (int i = start; i < stored.length() - 4; i++) {
      char other = stored.charAt(i) == 'A' ? 'B' : 'A';
      assertAltered(stored.substring(0, i) + other + stored.substring(i + 1), "crm", "secret");
    }
    assertAltered(stored.substring(0, start + 8), "crm", "secret");
  }

  private void assertAltered(String stored, String endpoint, String column) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> cipher.decrypt(stored, endpoint, column))
        .withMessageContaining("it was altered in the database, or belongs to another endpoint")
        .withNoCause();
  }

  @Test
  void readsWithAnOlderKeyAndWritesWithThePrimaryOne() {
    String older = cipher.encrypt(VALUE, "crm", "secret");
    SecretCipher changed = SecretCipher.of(key(), List.of(key(), key));

    assertThat(changed.decrypt(older, "crm", "secret")).isEqualTo(VALUE);
    assertThat(changed.isCurrent(older)).isFalse();
    assertThat(changed.isCurrent(changed.encrypt(VALUE, "crm", "secret"))).isTrue();
  }

  @Test
  void namesTheKeyThatIsMissing() {
    String stored = cipher.encrypt(VALUE, "crm", "secret");
    String id = stored.split(":", -1)[1];

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> SecretCipher.of(key(), List.of()).decrypt(stored, "crm", "secret"))
        .withMessageContaining("endpoint 'crm' is stored under the key " + id)
        .withMessageContaining("add that one to endpoint-store.old-keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64!", "${ENDPOINT_KEY}"})
  void refusesAKeyThatIsNone(String written) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> SecretCipher.of(written, List.of()))
        .satisfies(e -> assertThat(e.field()).isEqualTo("endpoint-store.key"))
        .withMessageNotContaining("c2hvcnQ")
        .withMessageNotContaining("not base64!");
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> SecretCipher.of(key, List.of(written)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("endpoint-store.old-keys"));
  }

  @Test
  void neverPrintsAKey() {
    assertThat(cipher.toString()).matches("SecretCipher\\[[0-9a-f]{8}]").doesNotContain(key);
  }
}
