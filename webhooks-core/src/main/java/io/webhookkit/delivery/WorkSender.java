package io.webhookkit.delivery;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a lane has let out, as its endpoint is by then, unless there is no lease or no
 * endpoint any more. Thread-safe.
 */
final class WorkSender {

  private static final Logger LOG = LoggerFactory.getLogger(WorkSender.class);

  private final EndpointRepository endpoints;
  private final Sender sender;

  WorkSender(EndpointRepository endpoints, Sender sender) {
    this.endpoints = endpoints;
    this.sender = sender;
  }

  /**
   * Sends it.
   *
   * @param done is told once what came of it, by any thread
   */
  void send(Work work, Work.Done done) {
    if (work.lease().isOver()) {
      done.accept(null, new Outcome.Waiting("its lease has ended"));
      return;
    }
    Optional<Delivery> current = current(work.delivery());
    if (current.isEmpty()) {
      done.accept(null, withoutEndpoint(work.delivery()));
      return;
    }
    sender
        .send(current.get())
        .whenComplete(
            (attempt, failure) -> {
              if (failure == null) {
                done.accept(attempt, attempt.outcome());
              } else {
                LOG.error("What came of {} can't be judged", work.delivery().event(), failure);
                done.accept(null, new Outcome.Waiting("the answer can't be judged"));
              }
            });
  }

  /** Returns the delivery with the endpoint as it is now; empty if there is none any more. */
  private Optional<Delivery> current(Delivery delivery) {
    Endpoint routed = delivery.endpoint();
    try {
      return endpoints
          .find(routed.name())
          .map(now -> new Delivery(delivery.event(), now, delivery.attempt()));
    } catch (Throwable e) { // what a repository of endpoints throws
      LOG.error("Endpoint {} can't be looked up: it is taken as it was", routed.name(), e);
      return Optional.of(delivery);
    }
  }

  private Outcome withoutEndpoint(Delivery delivery) {
    try {
      return AbsentEndpoint.outcome(endpoints, delivery.endpoint().name());
    } catch (Throwable e) {
      LOG.error("Endpoint {} can't be looked up", delivery.endpoint().name(), e);
      return new Outcome.Waiting("its endpoint can't be looked up");
    }
  }
}
