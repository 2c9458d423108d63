package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that requests leave the network through. The operator names it, so it may be private.
 *
 * @param user whom it knows us as; null if it asks nobody
 * @param password the user's; null without a user
 */
public record ForwardProxy(
    String host, int port, @Nullable String user, @Nullable String password) {

  private static final String FIX = "give it as http://proxy.example.com:3128";

  /**
   * Reads one as {@code http://host:port}, with {@code user:password@} before the host if it asks
   * for them.
   *
   * @throws WebhookConfigurationException if it has another form
   */
  public static ForwardProxy parse(String text) {
    URI url = url(text);
    boolean whole =
        "http".equalsIgnoreCase(url.getScheme())
            && url.getHost() != null
            && url.getPort() > 0
            && url.getPort() < 65536
            && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!whole) {
      throw refused(text);
    }
    return of(url, url.getUserInfo());
  }

  private static ForwardProxy of(URI url, @Nullable String userInfo) {
    String host = EndpointUrl.host(url);
    if (userInfo == null) {
      return new ForwardProxy(host, url.getPort(), null, null);
    }
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new ForwardProxy(host, url.getPort(), userInfo, "")
        : new ForwardProxy(
            host, url.getPort(), userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  private static URI url(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException | NumberFormatException malformed) {
      // Not its cause: that text repeats the password.
      throw refused(text);
    }
  }

  private static WebhookConfigurationException refused(String text) {
    return new WebhookConfigurationException("transport.proxy", Endpoint.withoutKeys(text), FIX);
  }

  /** Leaves user and password out. */
  @Override
  public String toString() {
    return "ForwardProxy[" + host + ":" + port + "]";
  }
}
