package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import java.net.IDN;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The written rules for an endpoint's address: those for every one, and those for public ones. */
final class EndpointUrl {

  private static final int MAX_LENGTH = 2048;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final List<String> INTERNAL =
      List.of("localhost", "local", "internal", "lan", "localdomain", "arpa");

  private EndpointUrl() {}

  static String host(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static void requireWellFormed(URI url) {
    String text = url.toString();
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    require(scheme.equals("https") || scheme.equals("http"), url, "use https://");
    require(text.length() <= MAX_LENGTH, url, "use at most " + MAX_LENGTH + " characters");
    require(
        text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\'),
        url,
        "use ASCII; write " + asciiHost(url));
    require(url.getHost() != null, url, "give a host name, and a port from 1 to 65535 or none");
    require(url.getRawUserInfo() == null, url, "leave out the user and password");
    require(url.getRawFragment() == null, url, "leave out the part from # on");
    require(
        url.getPort() == -1 || (url.getPort() > 0 && url.getPort() < 65536),
        url,
        "use a port from 1 to 65535");
  }

  /** Gives an international host in the form that can be used, for the user to look at. */
  private static String asciiHost(URI url) {
    String authority = url.getAuthority() == null ? "" : url.getAuthority();
    String host = authority.replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
    try {
      String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.contains("xn--") ? "the host as " + ascii : "all else %-encoded";
    } catch (IllegalArgumentException noHost) {
      return "an international host in its xn-- form";
    }
  }

  static void requirePublicForm(URI url) {
    require(
        url.getScheme().equalsIgnoreCase("https"),
        url,
        "use https://, or add the host to webhooks.trusted-hosts");
    int port = url.getPort();
    require(port == -1 || port == 443 || port >= 1024, url, "use port 443 or one from 1024 on");
    String host = host(url);
    if (AddressRange.literal(host).isEmpty()) {
      requirePublicName(url, host);
    }
  }

  private static void requirePublicName(URI url, String host) {
    String[] labels = host.split("\\.", -1);
    String last = labels[labels.length - 1];
    require(labels.length > 1, url, "give a full host name, or add it to webhooks.trusted-hosts");
    require(
        !INTERNAL.contains(last),
        url,
        "it is the name of an internal host: add it to webhooks.trusted-hosts if you mean it");
    require(host.length() <= 253, url, "use a host name of at most 253 characters");
    for (String label : labels) {
      require(LABEL.matcher(label).matches(), url, "'" + label + "' is no part of a host name");
      require(
          !label.startsWith("xn--") || !IDN.toUnicode(label).equals(label),
          url,
          "'" + label + "' is no valid xn-- form");
    }
    require(
        !last.matches("[0-9]+|0x[0-9a-f]*"), url, "write an IP address as four decimal numbers");
  }

  private static void require(boolean good, URI url, String fix) {
    if (!good) {
      throw refused(url, fix);
    }
  }

  static WebhookConfigurationException refused(URI url, String fix) {
    return new WebhookConfigurationException("url", Endpoint.withoutKeys(url.toString()), fix);
  }
}
