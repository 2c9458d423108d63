package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.TlsProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * A client for each TLS profile, and one for what names none: no connection that was made with one
 * endpoint's certificate carries another endpoint's request. Thread-safe.
 */
final class ClientsByTls {

  private final CloseableHttpAsyncClient standard;
  private final Map<String, CloseableHttpAsyncClient> byProfile = new HashMap<>();

  /** Starts them. */
  ClientsByTls(
      Collection<TlsProfile> profiles,
      Function<@Nullable TlsProfile, CloseableHttpAsyncClient> client) {
    standard = started(client.apply(null));
    profiles.forEach(each -> byProfile.put(each.name(), started(client.apply(each))));
  }

  private static CloseableHttpAsyncClient started(CloseableHttpAsyncClient client) {
    client.start();
    return client;
  }

  /**
   * Returns the client for a request.
   *
   * @throws UnknownProfileException if there is no such profile
   */
  CloseableHttpAsyncClient of(DeliveryRequest request) {
    String profile = request.tls();
    if (profile == null) {
      return standard;
    }
    CloseableHttpAsyncClient own = byProfile.get(profile);
    if (own == null) {
      throw new UnknownProfileException(profile);
    }
    return own;
  }

  /** Lets their threads end by themselves; closed at once, a client logs an error of its own. */
  void close() {
    List<CloseableHttpAsyncClient> all = new ArrayList<>(byProfile.values());
    all.add(standard);
    all.forEach(CloseableHttpAsyncClient::initiateShutdown);
    try {
      for (CloseableHttpAsyncClient each : all) {
        each.awaitShutdown(TimeValue.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      all.forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
  }

  /** An endpoint names a profile that this node does not have. */
  static final class UnknownProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownProfileException(String profile) {
      super("there is no TLS profile '" + profile + "' here");
    }
  }
}
