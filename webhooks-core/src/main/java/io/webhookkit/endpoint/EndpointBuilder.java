package io.webhookkit.endpoint;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.signature.SenderSecret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects an endpoint in its written form, and checks it as a whole. Not thread-safe. */
public final class EndpointBuilder {

  private final String name;
  private String url = "";
  private final List<String> secrets = new ArrayList<>();
  private final List<String> furtherSecrets = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private @Nullable String tenant;
  private String ordering = "none";
  private int skipAfter;
  private int rateLimit;
  private @Nullable String source;
  private @Nullable String tls;

  EndpointBuilder(String name) {
    this.name = name;
  }

  /** Where events are posted to; required. */
  public EndpointBuilder url(String url) {
    this.url = url;
    return this;
  }

  /**
   * Adds a secret ({@code whsec_…}) or a signing key ({@code whsk_…}); at least one is required,
   * and each one signs. An empty text is none.
   */
  public EndpointBuilder secret(String secret) {
    if (!secret.isEmpty()) {
      secrets.add(secret);
    }
    return this;
  }

  /** Adds further secrets, while one is being changed; an error calls them {@code secrets}. */
  public EndpointBuilder secrets(Collection<String> further) {
    furtherSecrets.addAll(further);
    return this;
  }

  /** Adds patterns as {@link Subscription} reads them; at least one is required. */
  public EndpointBuilder events(String... patterns) {
    events.addAll(List.of(patterns));
    return this;
  }

  /** Binds it to the events of one tenant; null, for all, unless set. */
  public EndpointBuilder tenant(@Nullable String tenant) {
    this.tenant = tenant;
    return this;
  }

  /** Whether what is about one subject comes in order, {@code none} or {@code subject}; none. */
  public EndpointBuilder ordering(String noneOrSubject) {
    ordering = noneOrSubject;
    return this;
  }

  /** See {@link Ordering.Subject#skipAfter()}; 0, for never, unless set. */
  public EndpointBuilder skipAfter(int attempts) {
    skipAfter = attempts;
    return this;
  }

  /** How many requests it gets in a second at most, from each node; 0, for no limit. */
  public EndpointBuilder rateLimit(int perSecond) {
    rateLimit = perSecond;
    return this;
  }

  /** See {@link Endpoint#source()}; null unless set. */
  public EndpointBuilder source(@Nullable String sameSystem) {
    source = sameSystem;
    return this;
  }

  /** See {@link Endpoint#tls()}; null unless set. */
  public EndpointBuilder tls(@Nullable String profile) {
    tls = profile;
    return this;
  }

  /**
   * Builds the endpoint.
   *
   * @throws WebhookConfigurationException if a part is missing or malformed; its field starts with
   *     {@code endpoints.<name>}
   */
  public Endpoint build() {
    Endpoint.requireName(name);
    return new Endpoint(
        name,
        part(this::parsedUrl),
        part(this::parsedSecrets),
        part(() -> events.stream().map(Subscription::new).toList()),
        tenant,
        part(() -> Ordering.parse(ordering, skipAfter)),
        rateLimit,
        source,
        tls);
  }

  private <T> T part(Supplier<T> parsed) {
    try {
      return parsed.get();
    } catch (WebhookConfigurationException e) {
      throw e.within("endpoints." + name);
    }
  }

  private List<SenderSecret> parsedSecrets() {
    List<SenderSecret> parsed = new ArrayList<>();
    secrets.forEach(secret -> parsed.add(SenderSecret.parse(secret)));
    try {
      furtherSecrets.forEach(secret -> parsed.add(SenderSecret.parse(secret)));
    } catch (WebhookConfigurationException e) {
      throw new WebhookConfigurationException("secrets", e.value(), e.fix());
    }
    return parsed;
  }

  private URI parsedUrl() {
    try {
      return new URI(url);
    } catch (URISyntaxException | NumberFormatException malformed) {
      // The second is what Java throws at a number in an IPv6 address that is too long for an int.
      // Not its cause: that text repeats the address with its keys.
      throw Endpoint.notWhole(url);
    }
  }
}
