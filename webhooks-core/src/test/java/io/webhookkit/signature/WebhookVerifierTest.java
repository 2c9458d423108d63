package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.standardwebhooks.Webhook;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {

  private static final long NOW = 1_795_600_000;
  private static final byte[] BODY = "{\"id\":7}".getBytes(UTF_8);

  private final Secret secret = Secret.generate();

  @Test
  void acceptsWhatTheSignerSigns() {
    accepts(signed(NOW), BODY);
  }

  @Test
  void acceptsWhatTheOfficialLibrarySigns() throws Exception {
    String signature = new Webhook(secret.reveal()).sign("msg_1", NOW, new String(BODY, UTF_8));

    accepts(with(WebhookHeaders.SIGNATURE, signature), BODY);
  }

  @Test
  void acceptsWhatAKeyPairHasSigned() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    acceptsAsymmetric(publicKey(pair), "v1a," + signedBy(pair));
  }

  @Test
  void acceptsAKeyPairsSignatureAmongOthers() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    acceptsAsymmetric(publicKey(pair), "v1,AAAA v1a,not-base64 v1a,AAAA v1a," + signedBy(pair));
  }

  @Test
  void rejectsWhatAnotherKeyPairHasSigned() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThatExceptionOfType(InvalidSignatureException.class)
        .isThrownBy(() -> acceptsAsymmetric(publicKey(pair), "v1a," + signedBy(other)))
        .withMessage("no signature matches");
  }

  private void acceptsAsymmetric(String key, String signature) {
    new WebhookVerifier(
            List.of(),
            List.of(VerificationKey.parse(key)),
            WebhookVerifier.DEFAULT_TOLERANCE,
            Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC))
        .verify(with(WebhookHeaders.SIGNATURE, signature), BODY);
  }

  /** The last 32 bytes of what X.509 makes of it are the key itself. */
  private static String publicKey(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return "whpk_" + Base64.getEncoder().encodeToString(raw);
  }

  private static String signedBy(KeyPair pair) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(("msg_1." + NOW + ".").getBytes(UTF_8));
    signer.update(BODY);
    return Base64.getEncoder().encodeToString(signer.sign());
  }

  @Test
  void acceptsAnEmptyBody() {
    String signature = new WebhookSigner(List.of(secret)).sign("msg_1", NOW, new byte[0]);

    accepts(with(WebhookHeaders.SIGNATURE, signature), new byte[0]);
  }

  @Test
  void acceptsHeaderNamesInAnyLetterCase() {
    Map<String, String> shouted = new HashMap<>();
    signed(NOW).forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));

    accepts(shouted, BODY);
  }

  @Test
  void acceptsASignatureOfAnyOfItsSecrets() {
    accepts(List.of(Secret.generate(), secret), signed(NOW), BODY);
  }

  @Test
  void acceptsOneGoodSignatureAmongOthers() {
    String good = signed(NOW).get(WebhookHeaders.SIGNATURE);
    String other = new WebhookSigner(List.of(Secret.generate())).sign("msg_1", NOW, BODY);

    accepts(with(WebhookHeaders.SIGNATURE, other + " " + good), BODY);
  }

  @Test
  void passesOverSignaturesOfOtherVersions() {
    String good = signed(NOW).get(WebhookHeaders.SIGNATURE);

    accepts(with(WebhookHeaders.SIGNATURE, "v9,abcd v1a,abcd " + good), BODY);
  }

  @Test
  void takesNoOtherVersionForItsOwn() {
    String good = signed(NOW).get(WebhookHeaders.SIGNATURE);

    rejects(with(WebhookHeaders.SIGNATURE, good.replace("v1,", "v1a,")), BODY, "no signature");
    rejects(with(WebhookHeaders.SIGNATURE, good.replace("v1,", "")), BODY, "no signature");
  }

  @Test
  void rejectsAnotherBody() {
    rejects(signed(NOW), "{\"id\":8}".getBytes(UTF_8), "no signature matches");
  }

  @Test
  void rejectsAnotherId() {
    rejects(with(WebhookHeaders.ID, "msg_2"), BODY, "no signature matches");
  }

  @Test
  void rejectsAnotherTimestamp() {
    rejects(with(WebhookHeaders.TIMESTAMP, Long.toString(NOW + 1)), BODY, "no signature matches");
  }

  @Test
  void rejectsASignatureThatWasCut() {
    String good = signed(NOW).get(WebhookHeaders.SIGNATURE);

    rejects(with(WebhookHeaders.SIGNATURE, good.substring(0, 20)), BODY, "no signature matches");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void acceptsAMessageThatIsFiveMinutesOldOrEarly(long seconds) {
    accepts(signed(NOW + seconds), BODY);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -NOW, 1_000 * NOW})
  void rejectsAMessageThatIsOlderOrEarlier(long seconds) {
    rejects(signed(NOW + seconds), BODY, "more than 300 s from this receiver's clock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "99999999999999999999",
        "+1795600000",
        "01795600000",
        "１７９５６０００００",
        "1795600000.0"
      })
  void rejectsATimestampThatIsNoNumberOfSeconds(String timestamp) {
    rejects(with(WebhookHeaders.TIMESTAMP, timestamp), BODY, "not a number of seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {WebhookHeaders.ID, WebhookHeaders.TIMESTAMP, WebhookHeaders.SIGNATURE})
  void namesAHeaderThatIsMissingOrEmpty(String name) {
    Map<String, String> without = new TreeMap<>(signed(NOW));
    without.remove(name);

    rejects(without, BODY, "the header " + name + " is missing");
    rejects(with(name, ""), BODY, "the header " + name + " is missing");
  }

  /** Who has one message could else make another of it: the body's begin becomes the time. */
  @Test
  void rejectsAMessageThatIsPartedElsewhereThanItWasSigned() {
    byte[] body = (NOW + ".rest").getBytes(UTF_8);
    String signature = new WebhookSigner(List.of(secret)).sign("msg_1", NOW, body);
    Map<String, String> headers =
        Map.of(
            WebhookHeaders.ID,
            "msg_1." + NOW,
            WebhookHeaders.TIMESTAMP,
            Long.toString(NOW),
            WebhookHeaders.SIGNATURE,
            signature);

    rejects(headers, "rest".getBytes(UTF_8), "webhook-id has a full stop");
  }

  @Test
  void needsASecret() {
    assertThatIllegalArgumentException().isThrownBy(WebhookVerifier::new);
  }

  private Map<String, String> signed(long seconds) {
    return Map.of(
        WebhookHeaders.ID, "msg_1",
        WebhookHeaders.TIMESTAMP, Long.toString(seconds),
        WebhookHeaders.SIGNATURE, new WebhookSigner(List.of(secret)).sign("msg_1", seconds, BODY));
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(signed(NOW));
    changed.put(name, value);
    return changed;
  }

  private void accepts(Map<String, String> headers, byte[] body) {
    accepts(List.of(secret), headers, body);
  }

  private static void accepts(List<Secret> secrets, Map<String, String> headers, byte[] body) {
    assertThatNoException().isThrownBy(() -> verifier(secrets).verify(headers, body));
  }

  private void rejects(Map<String, String> headers, byte[] body, String why) {
    assertThatExceptionOfType(InvalidSignatureException.class)
        .isThrownBy(() -> verifier(List.of(secret)).verify(headers, body))
        .withMessageContaining(why);
  }

  private static WebhookVerifier verifier(List<Secret> secrets) {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    return new WebhookVerifier(secrets, WebhookVerifier.DEFAULT_TOLERANCE, clock);
  }
}
