package io.webhookkit.testkit.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google's Pub/Sub push, with a key of its own at each start. The source is configured with {@link
 * #options}, and fetches from {@link #documents}.
 */
public final class PubSubSender implements Sender {

  private static final URI KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String audience;
  private final String email;
  private final KeyPair keys = RsaKeys.generate();

  /**
   * Creates one.
   *
   * @param audience the audience of the push subscription
   * @param email the service account that it pushes as
   */
  public PubSubSender(String audience, String email) {
    this.audience = audience;
    this.email = email;
  }

  /** Returns the options of the source. */
  public Map<String, String> options() {
    return Map.of("audience", audience, "email", email);
  }

  /** Returns what Google publishes at an address: its keys, or nothing. */
  public Optional<byte[]> documents(URI address) {
    return address.equals(KEYS) ? Optional.of(keySet().getBytes(UTF_8)) : Optional.empty();
  }

  private String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    Map<String, String> jwk =
        Map.of(
            "kty", "RSA",
            "kid", "test",
            "alg", "RS256",
            "use", "sig",
            "n", number(key.getModulus()),
            "e", number(key.getPublicExponent()));
    return JSON.writeValueAsString(Map.of("keys", new Object[] {jwk}));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  @Override
  public Map<String, String> headers(Message message) {
    long now = message.at().getEpochSecond();
    String signed =
        part(Map.of("alg", "RS256", "kid", "test", "typ", "JWT"))
            + "."
            + part(
                Map.of(
                    "iss",
                    "https://accounts.google.com",
                    "aud",
                    audience,
                    "email",
                    email,
                    "email_verified",
                    true,
                    "iat",
                    now,
                    "exp",
                    now + 3600));
    byte[] signature = RsaKeys.sign(keys.getPrivate(), signed);
    return Map.of("Authorization", "Bearer " + signed + "." + encoded(signature));
  }

  private static String part(Map<String, Object> fields) {
    return encoded(JSON.writeValueAsBytes(fields));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
