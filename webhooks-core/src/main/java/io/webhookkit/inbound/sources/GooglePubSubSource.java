package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookSource;
import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Google's Pub/Sub push subscriptions: an identity token of the service account that pushes, for
 * the audience that was agreed on (Google's documentation, "Authentication for push
 * subscriptions").
 */
final class GooglePubSubSource implements WebhookSource {

  private static final URI KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");
  private static final Set<String> ISSUERS =
      Set.of("https://accounts.google.com", "accounts.google.com");

  /** How soon keys are fetched again for a token of one that is not among them. */
  private static final Duration IMPATIENCE = Duration.ofMinutes(1);

  private final String name;
  private final String audience;
  private final String email;
  private final Clock clock;
  private final Duration tolerance;
  private final KnownDocuments documents;

  GooglePubSubSource(SourceSettings settings, SenderDocuments documents) {
    this.name = settings.name();
    this.audience =
        settings.required("audience", "give the audience of the push subscription, often its URL");
    this.email =
        settings.required("email", "give the service account that the subscription pushes as");
    this.clock = settings.clock();
    this.tolerance = settings.tolerance();
    this.documents = new KnownDocuments(documents, clock);
  }

  @Override
  public String name() {
    return name;
  }

  /** The longest retention that a subscription can have. */
  @Override
  public Duration sendsAgainFor() {
    return Duration.ofDays(31);
  }

  @Override
  public Received receive(InboundRequest request) {
    IdentityToken token = IdentityToken.parse(request.header("Authorization"));
    requireClaims(token);
    if (key(token.keyId()).filter(token::isSignedBy).isEmpty()) {
      throw RejectedRequestException.notAuthentic("no signature matches");
    }
    return new Received.Events(List.of(event(request.body())));
  }

  /** Before the signature: a token for somebody else is not worth a fetch. */
  private void requireClaims(IdentityToken token) {
    long now = clock.instant().getEpochSecond();
    require(ISSUERS.contains(token.claim("iss")), "the token is of another issuer");
    require(audience.equals(token.claim("aud")), "the token is for another audience");
    require(
        email.equals(token.claim("email"))
            && token.claims().path("email_verified").asBoolean(false),
        "the token is of another account, or one that is not verified");
    require(now < token.claims().path("exp").asLong(0), "the token has expired");
    require(
        token.claims().path("iat").asLong(0) <= now + tolerance.toSeconds(),
        "the token is yet to be issued");
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw RejectedRequestException.notAuthentic(otherwise);
    }
  }

  private Optional<PublicKey> key(String id) {
    return documents
        .get(KEYS)
        .flatMap(keys -> KeySet.find(keys, id))
        .or(() -> documents.get(KEYS, IMPATIENCE).flatMap(keys -> KeySet.find(keys, id)));
  }

  private InboundEvent event(byte[] body) {
    JsonNode content = Body.of(body);
    JsonNode message = content.path("message");
    return new InboundEvent(
        name,
        Body.name(Body.text(message.path("messageId")), body),
        Body.text(message.path("attributes").path("eventType")),
        Body.text(message.path("orderingKey")),
        message.has("data") ? data(message.path("data").asString("")) : content,
        content);
  }

  private static JsonNode data(String base64) {
    try {
      return Body.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Body.of(base64.getBytes(UTF_8));
    }
  }
}
