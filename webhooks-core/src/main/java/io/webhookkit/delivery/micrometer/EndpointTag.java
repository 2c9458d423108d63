package io.webhookkit.delivery.micrometer;

import io.webhookkit.endpoint.Endpoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each endpoint its name as a tag, and the later ones a common one: every value of a tag is
 * another time series to keep, and an application may have an endpoint for each customer.
 * Thread-safe.
 */
final class EndpointTag {

  static final String KEY = "endpoint";
  static final String OTHER = "other";
  static final int MOST = 100;

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  String of(Endpoint endpoint) {
    String name = endpoint.name();
    return names.contains(name) || add(name) ? name : OTHER;
  }

  private synchronized boolean add(String name) {
    if (names.size() < MOST) {
      names.add(name);
    }
    return names.contains(name);
  }
}
