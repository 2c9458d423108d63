package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an incoming message by Standard Webhooks 1.0.0, by secrets (version v1) and public keys
 * (version v1a). Any of several will do, so that they can be changed without a gap; comparison
 * takes the same time whatever is sent. Immutable and thread-safe.
 */
public final class WebhookVerifier {

  /** How far the sender's clock may be from ours, both ways, unless told: five minutes. */
  public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

  /** How many signatures are looked at: a sender has one for each of a few secrets. */
  private static final int MOST = 16;

  /**
   * As it is written without zeros before it: other libraries sign the number, and not its text.
   */
  private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,14}");

  private final List<Secret> secrets;
  private final List<VerificationKey> keys;
  private final Duration tolerance;
  private final Clock clock;

  /** Creates a verifier with {@link #DEFAULT_TOLERANCE} and the system's clock. */
  public WebhookVerifier(Secret... secrets) {
    this(List.of(secrets), DEFAULT_TOLERANCE, Clock.systemUTC());
  }

  /** Creates a verifier with at least one secret. */
  public WebhookVerifier(List<Secret> secrets, Duration tolerance, Clock clock) {
    this(secrets, List.of(), tolerance, clock);
  }

  /** Creates a verifier with at least one secret or public key. */
  public WebhookVerifier(
      List<Secret> secrets, List<VerificationKey> keys, Duration tolerance, Clock clock) {
    if (secrets.isEmpty() && keys.isEmpty()) {
      throw new IllegalArgumentException("a verifier needs at least one secret or public key");
    }
    this.secrets = List.copyOf(secrets);
    this.keys = List.copyOf(keys);
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * Verifies one message.
   *
   * @param headers the request's headers, names in any letter case; others than the three of {@link
   *     WebhookHeaders} are passed over
   * @param body the very bytes that were received
   * @throws MalformedMessageException if the id or the timestamp is missing or malformed; an id has
   *     no full stop
   * @throws InvalidSignatureException if the timestamp is out of tolerance, or no signature matches
   */
  public void verify(Map<String, String> headers, byte[] body) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    String id = required(byName, WebhookHeaders.ID);
    String timestamp = required(byName, WebhookHeaders.TIMESTAMP);
    if (id.contains(".")) { // what is signed could be parted elsewhere, into another message
      throw new MalformedMessageException(WebhookHeaders.ID + " has a full stop");
    }
    requireRecent(timestamp);
    byte[] head = WebhookSigner.signedHead(id, timestamp);
    String[] candidates = required(byName, WebhookHeaders.SIGNATURE).split(" ", MOST + 1);
    if (!isSigned(candidates, head, body)) {
      throw new InvalidSignatureException("no signature matches");
    }
  }

  /** Computes once for each secret: the sender decides how many signatures there are. */
  private boolean isSigned(String[] candidates, byte[] head, byte[] body) {
    boolean signed = false;
    for (Secret secret : secrets) {
      byte[] expected = text(WebhookSigner.VERSION, secret.hmac(head, body));
      for (String candidate : candidates) {
        signed |= MessageDigest.isEqual(expected, candidate.getBytes(UTF_8));
      }
    }
    return signed || isSignedByAKey(candidates, head, body);
  }

  private static byte[] text(String version, byte[] signature) {
    return (version + Base64.getEncoder().encodeToString(signature)).getBytes(UTF_8);
  }

  private boolean isSignedByAKey(String[] candidates, byte[] head, byte[] body) {
    for (String candidate : candidates) {
      if (candidate.startsWith(WebhookSigner.ASYMMETRIC)) {
        String signature = candidate.substring(WebhookSigner.ASYMMETRIC.length());
        if (keys.stream().anyMatch(key -> key.hasSigned(signature, head, body))) {
          return true;
        }
      }
    }
    return false;
  }

  private void requireRecent(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new MalformedMessageException(WebhookHeaders.TIMESTAMP + " is not a number of seconds");
    }
    long seconds = Long.parseLong(text);
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
      String missing = "the header " + name + " is missing";
      throw name.equals(WebhookHeaders.SIGNATURE)
          ? new InvalidSignatureException(missing)
          : new MalformedMessageException(missing);
    }
    return value;
  }
}
