package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.signature.SenderSecret;
import java.net.URI;
import java.util.List;
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
 * @param source the source of inbound webhooks that is the same system; changes that come from
 *     there are not sent back. Null if it sends none
 * @param tls the name of the profile that TLS is done with; null for what the Java platform has
 */
public record Endpoint(
    String name,
    URI url,
    List<SenderSecret> secrets,
    List<Subscription> subscriptions,
    @Nullable String tenant,
    Ordering ordering,
    int rateLimit,
    @Nullable String source,
    @Nullable String tls) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z]{1,10}://");

  /** What no host has, and a path, a query or a fragment begins with. */
  private static final Pattern HOST_END = Pattern.compile("[/\\\\?#&=;]");

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
      List<SenderSecret> secrets,
      List<Subscription> subscriptions,
      @Nullable String tenant) {
    this(name, url, secrets, subscriptions, tenant, Ordering.NONE, 0, null, null);
  }

  private static void requireRate(int rateLimit) {
    if (rateLimit < 0) {
      throw new WebhookConfigurationException(
          "rate-limit", Integer.toString(rateLimit), "give requests a second, or 0 for no limit");
    }
  }

  static void requireName(String name) {
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

  static WebhookConfigurationException notWhole(String url) {
    return new WebhookConfigurationException(
        "url", withoutKeys(url), "give the whole address, such as https://crm.example.com/hooks");
  }

  /** Returns an address, for a message, up to its host: all else may hold a key. */
  public static String withoutKeys(String url) {
    Matcher scheme = SCHEME.matcher(url);
    int start = scheme.lookingAt() ? scheme.end() : 0;
    int at = url.lastIndexOf('@');
    if (HOST_END.matcher(url.substring(start, Math.max(start, at))).find()) {
      return url.substring(0, start) + "…"; // either side of the @ may be a password or a path
    }
    String user = at >= start ? "…@" : "";
    String host =
        url.substring(Math.max(start, at + 1)).replaceFirst("(?s)" + HOST_END + ".*", "/…");
    return url.substring(0, start) + user + host;
  }

  private static void requireSome(List<SenderSecret> secrets, List<Subscription> subscriptions) {
    if (secrets.isEmpty()) {
      SenderSecret.parse("");
    }
    if (subscriptions.isEmpty()) {
      throw new WebhookConfigurationException(
          "events", "", "say which events it wants, such as lead.* or * for all");
    }
  }

  /** Returns the same endpoint with these secrets. */
  public Endpoint withSecrets(List<SenderSecret> others) {
    return new Endpoint(name, url, others, subscriptions, tenant, ordering, rateLimit, source, tls);
  }

  /** Starts an endpoint with its name. */
  public static EndpointBuilder named(String name) {
    return new EndpointBuilder(name);
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

  /** Tells whether events are posted to the same address. */
  public boolean hasAddressOf(Endpoint other) {
    return url.equals(other.url);
  }

  /** Tells whether a change is already known there, because it comes from there. */
  public boolean isOriginOf(@Nullable String origin) {
    return source != null && source.equals(origin);
  }

  /** Leaves the secrets out, and the address but for its host: a path may be a key as well. */
  @Override
  public String toString() {
    String wanted =
        subscriptions.stream().map(Subscription::pattern).collect(Collectors.joining(", "));
    return "Endpoint[" + name + " at " + url.getHost() + ", wants " + wanted + "]";
  }
}
