package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.signature.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP address that receives events, and what it needs to know to trust them. Immutable.
 *
 * @param name what it is called in settings, logs and tables: letters, digits, {@code _} and {@code
 *     -}
 * @param url where events are posted to
 * @param secrets what they are signed with; several while a secret is being changed
 * @param subscriptions which events it wants
 * @param tenant the tenant whose events alone it gets; null for those of all, and of none
 * @param ordering whether it gets what is about one subject one after the other
 * @param rateLimit how many requests it gets in a second at most, from each node; 0 for no limit
 */
public record Endpoint(
    String name,
    URI url,
    List<Secret> secrets,
    List<Subscription> subscriptions,
    @Nullable String tenant,
    Ordering ordering,
    int rateLimit) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z]{1,10}://");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Checks the parts, and copies the lists.
   *
   * @throws WebhookConfigurationException if a part is missing or malformed
   */
  public Endpoint {
    requireName(name);
    secrets = List.copyOf(secrets);
    subscriptions = List.copyOf(subscriptions);
    try {
      requireWhole(url);
      requireSome(secrets, subscriptions);
      requireRate(rateLimit);
    } catch (WebhookConfigurationException e) {
      throw e.within("endpoints." + name);
    }
  }

  /** An endpoint that keeps no order and takes whatever it gets. */
  public Endpoint(
      String name,
      URI url,
      List<Secret> secrets,
      List<Subscription> subscriptions,
      @Nullable String tenant) {
    this(name, url, secrets, subscriptions, tenant, Ordering.NONE, 0);
  }

  private static void requireRate(int rateLimit) {
    if (rateLimit < 0) {
      throw new WebhookConfigurationException(
          "rate-limit", Integer.toString(rateLimit), "give requests a second, or 0 for no limit");
    }
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new WebhookConfigurationException(
          "endpoints", name, "name an endpoint with letters, digits, _ and -, at most 64");
    }
  }

  private static void requireWhole(URI url) {
    if (!url.isAbsolute()) {
      throw notWhole(url.toString());
    }
  }

  private static WebhookConfigurationException notWhole(String url) {
    return new WebhookConfigurationException(
        "url", withoutKeys(url), "give the whole address, such as https://crm.example.com/hooks");
  }

  /** Returns an address, for a message, up to its host: all else may hold a key. */
  public static String withoutKeys(String url) {
    Matcher scheme = SCHEME.matcher(url);
    int start = scheme.lookingAt() ? scheme.end() : 0;
    int at = url.lastIndexOf('@');
    String user = at >= start ? "…@" : "";
    String host = url.substring(Math.max(start, at + 1)).replaceFirst("(?s)[/\\\\?#&=;].*", "/…");
    return url.substring(0, start) + user + host;
  }

  private static void requireSome(List<Secret> secrets, List<Subscription> subscriptions) {
    if (secrets.isEmpty()) {
      Secret.parse("");
    }
    if (subscriptions.isEmpty()) {
      throw new WebhookConfigurationException(
          "events", "", "say which events it wants, such as lead.* or * for all");
    }
  }

  /** Starts an endpoint with its name. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /**
   * Tells whether any of the subscriptions matches, and the tenant as well.
   *
   * @param eventTenant the tenant that the event belongs to, or null
   */
  public boolean wants(EventType type, @Nullable String eventTenant) {
    return serves(eventTenant) && wants(type);
  }

  /** Tells whether any of the subscriptions matches. */
  public boolean wants(EventType type) {
    return subscriptions.stream().anyMatch(subscription -> subscription.matches(type));
  }

  /** Tells whether it gets what is about one subject one after the other. */
  public boolean isOrdered() {
    return ordering instanceof Ordering.Subject;
  }

  /** Tells whether it may get what belongs to a tenant, or to none. */
  public boolean serves(@Nullable String eventTenant) {
    return tenant == null || tenant.equals(eventTenant);
  }

  /** Leaves the secrets out, and the address but for its host: a path may be a key as well. */
  @Override
  public String toString() {
    String wanted =
        subscriptions.stream().map(Subscription::pattern).collect(Collectors.joining(", "));
    return "Endpoint[" + name + " at " + url.getHost() + ", wants " + wanted + "]";
  }

  /** Collects an endpoint in its written form, and checks it as a whole. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private String url = "";
    private final List<String> secrets = new ArrayList<>();
    private final List<String> furtherSecrets = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private @Nullable String tenant;
    private String ordering = "none";
    private int skipAfter;
    private int rateLimit;

    private Builder(String name) {
      this.name = name;
    }

    /** Where events are posted to; required. */
    public Builder url(String url) {
      this.url = url;
      return this;
    }

    /**
     * Adds a secret ({@code whsec_…}); at least one is required, and each one signs. An empty text
     * is none.
     */
    public Builder secret(String secret) {
      if (!secret.isEmpty()) {
        secrets.add(secret);
      }
      return this;
    }

    /** Adds further secrets, while one is being changed; an error calls them {@code secrets}. */
    public Builder secrets(Collection<String> further) {
      furtherSecrets.addAll(further);
      return this;
    }

    /** Adds patterns as {@link Subscription} reads them; at least one is required. */
    public Builder events(String... patterns) {
      events.addAll(List.of(patterns));
      return this;
    }

    /** Binds it to the events of one tenant; null, for all, unless set. */
    public Builder tenant(@Nullable String tenant) {
      this.tenant = tenant;
      return this;
    }

    /** Whether what is about one subject comes in order, {@code none} or {@code subject}; none. */
    public Builder ordering(String noneOrSubject) {
      ordering = noneOrSubject;
      return this;
    }

    /** See {@link Ordering.Subject#skipAfter()}; 0, for never, unless set. */
    public Builder skipAfter(int attempts) {
      skipAfter = attempts;
      return this;
    }

    /** How many requests it gets in a second at most, from each node; 0, for no limit. */
    public Builder rateLimit(int perSecond) {
      rateLimit = perSecond;
      return this;
    }

    /**
     * Builds the endpoint.
     *
     * @throws WebhookConfigurationException if a part is missing or malformed; its field starts
     *     with {@code endpoints.<name>}
     */
    public Endpoint build() {
      requireName(name);
      return new Endpoint(
          name,
          part(this::parsedUrl),
          part(this::parsedSecrets),
          part(() -> events.stream().map(Subscription::new).toList()),
          tenant,
          part(() -> Ordering.parse(ordering, skipAfter)),
          rateLimit);
    }

    private <T> T part(Supplier<T> parsed) {
      try {
        return parsed.get();
      } catch (WebhookConfigurationException e) {
        throw e.within("endpoints." + name);
      }
    }

    private List<Secret> parsedSecrets() {
      List<Secret> parsed = new ArrayList<>();
      secrets.forEach(secret -> parsed.add(Secret.parse(secret)));
      try {
        furtherSecrets.forEach(secret -> parsed.add(Secret.parse(secret)));
      } catch (WebhookConfigurationException e) {
        throw new WebhookConfigurationException("secrets", e.value(), e.fix());
      }
      return parsed;
    }

    private URI parsedUrl() {
      try {
        return new URI(url);
      } catch (URISyntaxException malformed) {
        // Not its cause: that text repeats the address with its keys.
        throw notWhole(url);
      }
    }
  }
}
