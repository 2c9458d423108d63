package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.TestClock;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.WebhookReceiver;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GooglePubSubTest {

  private static final String BODY =
      "{\"message\":{\"data\":\"eyJpZCI6N30=\",\"messageId\":\"m1\",\"orderingKey\":\"7\","
          + "\"attributes\":{\"eventType\":\"lead.updated\"}},\"subscription\":\"s\"}";

  private final TestClock clock = new TestClock();
  private final KeyPair keys = rsa();
  private final List<InboundEvent> events = new ArrayList<>();
  private final WebhookReceiver receiver;
  private String published = "k1";
  private boolean away;

  GooglePubSubTest() {
    SourceSettings settings =
        new SourceSettings(
            "google",
            List.of(),
            SourceSettings.DEFAULT_TOLERANCE,
            Map.of("audience", "https://app.example.com", "email", "push@example.com"),
            clock);
    receiver =
        new WebhookReceiver(
            List.of(SourceKind.GOOGLE_PUBSUB.source(settings, this::fetch)), events::add);
  }

  @Test
  void aMessageIsAnEvent() {
    assertThat(status(token(claims()))).isEqualTo(200);

    assertThat(events).hasSize(1);
    assertThat(events.get(0).id()).isEqualTo("m1");
    assertThat(events.get(0).type()).isEqualTo("lead.updated");
    assertThat(events.get(0).subject()).isEqualTo("7");
    assertThat(events.get(0).data().path("id").asInt()).isEqualTo(7);
  }

  @Test
  void aTokenEndsWhenItSays() {
    String token = token(claims());
    clock.advance(Duration.ofMinutes(59));
    assertThat(status(token)).isEqualTo(200);

    clock.advance(Duration.ofMinutes(1));
    assertThat(status(token)).isEqualTo(401);
  }

  @Test
  void aTokenWithoutAnEndIsRefused() {
    ObjectNode claims = claims();
    claims.remove("exp");

    assertThat(status(token(claims))).isEqualTo(401);
  }

  @Test
  void aTokenOfTheFutureIsRefused() {
    assertThat(status(token(claims().put("iat", now() + 301)))).isEqualTo(401);
  }

  @Test
  void aTokenOfAnotherAccountIsRefused() {
    assertThat(status(token(claims().put("email", "other@example.com")))).isEqualTo(401);
  }

  @Test
  void aTokenThatIsNotSignedIsRefused() {
    String claims = encoded(claims().toString());

    assertThat(status(encoded("{\"alg\":\"none\"}") + "." + claims + ".")).isEqualTo(401);
    assertThat(status(encoded("{\"alg\":\"RS256\",\"kid\":\"k1\"}") + "." + claims + "."))
        .isEqualTo(401);
  }

  @Test
  void aTokenOfTooFewOrTooManyPartsIsRefused() {
    String token = token(claims());

    assertThat(status(token.substring(0, token.lastIndexOf('.')))).isEqualTo(401);
    assertThat(status(token + ".AAAA")).isEqualTo(401);
    assertThat(status("")).isEqualTo(401);
    assertThat(status("not base64!.x.y")).isEqualTo(401);
  }

  @Test
  void aTokenThatDemandsWhatIsNotKnownIsRefused() {
    assertThat(status(token("{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[\"b64\"]}", claims())))
        .isEqualTo(401);
  }

  @Test
  void aNewKeyIsFetchedWhenATokenIsSignedWithIt() {
    assertThat(status(token(claims()))).isEqualTo(200);
    published = "k2";
    String token = token("{\"alg\":\"RS256\",\"kid\":\"k2\"}", claims());
    assertThat(status(token)).as("within a minute").isEqualTo(401);

    clock.advance(Duration.ofMinutes(1));

    assertThat(status(token)).isEqualTo(200);
  }

  @Test
  void aSenderWhoseKeysCannotBeHadMayTryAgain() {
    away = true;

    assertThat(status(token(claims()))).isEqualTo(503);
  }

  private Optional<byte[]> fetch(URI address) throws IOException {
    assertThat(address).hasToString("https://www.googleapis.com/oauth2/v3/certs");
    if (away) {
      throw new IOException("no answer");
    }
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    String set =
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
            .formatted(published, number(key.getModulus()), number(key.getPublicExponent()));
    return Optional.of(set.getBytes(UTF_8));
  }

  private static String number(BigInteger number) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
  }

  private int status(String token) {
    Map<String, List<String>> headers = Map.of("Authorization", List.of("Bearer " + token));
    return receiver
        .receive("google", new InboundRequest("POST", null, headers, BODY.getBytes(UTF_8)))
        .status();
  }

  private ObjectNode claims() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("iss", "https://accounts.google.com")
        .put("aud", "https://app.example.com")
        .put("email", "push@example.com")
        .put("email_verified", true)
        .put("iat", now())
        .put("exp", now() + 3600);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private String token(ObjectNode claims) {
    return token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims);
  }

  private String token(String header, ObjectNode claims) {
    String signed = encoded(header) + "." + encoded(claims.toString());
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys.getPrivate());
      signer.update(signed.getBytes(UTF_8));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
