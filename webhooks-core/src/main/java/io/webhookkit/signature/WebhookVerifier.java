package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an incoming message by Standard Webhooks 1.0.0, version v1. Any of several secrets will
 * do, so that they can be changed without a gap; comparison takes the same time whatever is sent.
 * Immutable and thread-safe.
 */
public final class WebhookVerifier {

  /** How far the sender's clock may be from ours, both ways, unless told: five minutes. */
  public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

  private final List<Secret> secrets;
  private final Duration tolerance;
  private final Clock clock;

  /** Creates a verifier with {@link #DEFAULT_TOLERANCE} and the system's clock. */
  public WebhookVerifier(Secret... secrets) {
    this(List.of(secrets), DEFAULT_TOLERANCE, Clock.systemUTC());
  }

  /** Creates a verifier with at least one secret. */
  public WebhookVerifier(List<Secret> secrets, Duration tolerance, Clock clock) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a verifier needs at least one secret");
    }
    this.secrets = List.copyOf(secrets);
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * Verifies one message.
   *
   * @param headers the request's headers, names in any letter case; others than the three of {@link
   *     WebhookHeaders} are passed over
   * @param body the very bytes that were received
   * @throws InvalidSignatureException if a header is missing or malformed, the timestamp is out of
   *     tolerance, or no signature matches
   */
  public void verify(Map<String, String> headers, byte[] body) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    String id = required(byName, WebhookHeaders.ID);
    String timestamp = required(byName, WebhookHeaders.TIMESTAMP);
    requireRecent(timestamp);
    byte[] head = WebhookSigner.signedHead(id, timestamp);
    for (String candidate : required(byName, WebhookHeaders.SIGNATURE).split(" ", -1)) {
      if (candidate.startsWith(WebhookSigner.VERSION)
          && matches(candidate.substring(WebhookSigner.VERSION.length()), head, body)) {
        return;
      }
    }
    throw new InvalidSignatureException("no signature matches");
  }

  private boolean matches(String signature, byte[] head, byte[] body) {
    byte[] given = signature.getBytes(US_ASCII);
    boolean found = false;
    for (Secret secret : secrets) {
      byte[] expected = Base64.getEncoder().encode(secret.hmac(head, body));
      found |= MessageDigest.isEqual(expected, given);
    }
    return found;
  }

  private void requireRecent(String text) {
    long seconds;
    try {
      seconds = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidSignatureException(
          WebhookHeaders.TIMESTAMP + " is not a number of seconds", e);
    }
    long now = clock.instant().getEpochSecond();
    if (seconds < now - tolerance.toSeconds() || seconds > now + tolerance.toSeconds()) {
      throw new InvalidSignatureException(
          String.format(
              Locale.ROOT,
              "%s is more than %d s from this receiver's clock",
              WebhookHeaders.TIMESTAMP,
              tolerance.toSeconds()));
    }
  }

  private static String required(Map<String, String> headers, String name) {
    @Nullable String value = headers.get(name);
    if (value == null || value.isEmpty()) {
      throw new InvalidSignatureException("the header " + name + " is missing");
    }
    return value;
  }
}
