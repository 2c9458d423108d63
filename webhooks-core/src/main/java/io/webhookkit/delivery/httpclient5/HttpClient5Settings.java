package io.webhookkit.delivery.httpclient5;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.delivery.ForwardProxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of one exchange, and of the connections.
 *
 * @param connectTimeout how long to wait for a connection to be established
 * @param deadline after how long an exchange ends whatever it is doing: name resolution, the wait
 *     for a pooled connection, the request and the whole answer
 * @param connectionsPerHost how many connections there are to one host at most; far above the
 *     window of an endpoint, so that one which hangs leaves enough to the others on its host
 * @param maxResponseBytes how many bytes of an answer are read before it is cut off
 * @param proxy what requests leave the network through, but for those to hosts that the guard
 *     trusts; null if there is none
 */
public record HttpClient5Settings(
    Duration connectTimeout,
    Duration deadline,
    int connectionsPerHost,
    int maxResponseBytes,
    @Nullable ForwardProxy proxy) {

  /** 5 s to connect, 15 s in all, 2,000 connections to a host, 64 KiB. */
  public static final HttpClient5Settings DEFAULT =
      new HttpClient5Settings(
          Duration.ofSeconds(5), Duration.ofSeconds(15), 2_000, 64 * 1024, null);

  /** The default bounds of connections and answers, with these of time, and this way out. */
  public static HttpClient5Settings of(
      Duration connectTimeout, Duration deadline, @Nullable ForwardProxy proxy) {
    return new HttpClient5Settings(
        connectTimeout, deadline, DEFAULT.connectionsPerHost, DEFAULT.maxResponseBytes, proxy);
  }

  /**
   * Checks the values.
   *
   * @throws WebhookConfigurationException if a number or duration is not above zero
   */
  public HttpClient5Settings {
    requirePositive("transport.connect-timeout", connectTimeout.toMillis());
    requirePositive("transport.deadline", deadline.toMillis());
    requirePositive("transport.connections-per-host", connectionsPerHost);
    requirePositive("transport.max-response-bytes", maxResponseBytes);
  }

  private static void requirePositive(String field, long value) {
    if (value <= 0) {
      throw new WebhookConfigurationException(
          field, Long.toString(value), "give a value above zero");
    }
  }
}
