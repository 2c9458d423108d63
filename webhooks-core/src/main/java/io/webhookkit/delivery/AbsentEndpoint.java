package io.webhookkit.delivery;

import io.webhookkit.endpoint.EndpointRepository;
import java.time.Duration;

/** What becomes of a delivery whose endpoint is not there. */
final class AbsentEndpoint {

  /** How long a delivery stays away whose endpoint only another node may know. */
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  private AbsentEndpoint() {}

  static Outcome outcome(EndpointRepository endpoints, String name) {
    return endpoints.isDisabled(name)
        ? new Outcome.Parked("the endpoint is disabled")
        : new Outcome.Retry(UNKNOWN, "this node knows no endpoint '" + name + "'");
  }
}
