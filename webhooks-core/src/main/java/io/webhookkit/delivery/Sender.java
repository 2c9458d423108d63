package io.webhookkit.delivery;

import io.webhookkit.delivery.GuardedObserver.Watch;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.Ordering;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt: signs it, sends it, and judges the answer. */
final class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int GONE = 410;
  static final String IS_GONE = "the endpoint is gone (410)";

  private final DeliveryTransport transport;
  private final EndpointRepository endpoints;
  private final RetrySchedule retries;
  private final WebhookListener listener;
  private final GuardedObserver observer;
  private final Clock clock;

  Sender(
      DeliveryTransport transport,
      EndpointRepository endpoints,
      RetrySchedule retries,
      WebhookListener listener,
      DeliveryObserver observer,
      Clock clock) {
    this.transport = transport;
    this.endpoints = endpoints;
    this.retries = retries;
    this.listener = listener;
    this.observer = new GuardedObserver(observer);
    this.clock = clock;
  }

  /** Sends. The stage fails only if there is a bug here, or in the clock. */
  CompletionStage<Attempt> send(Delivery delivery) {
    try {
      return send(delivery, clock.instant());
    } catch (Throwable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Attempt> send(Delivery delivery, Instant at) {
    Watch watch = observer.begin(delivery);
    long start = System.nanoTime();
    return request(delivery, at, watch)
        .handle(
            (result, failure) -> {
              Duration took = Duration.ofNanos(System.nanoTime() - start);
              Attempt attempt = judge(delivery, at, took, result(result, failure));
              observer.end(watch, attempt);
              tell(attempt);
              return attempt;
            });
  }

  private CompletionStage<DeliveryResult> request(Delivery delivery, Instant at, Watch watch) {
    try {
      return Objects.requireNonNull(
          transport.send(DeliveryRequest.sign(delivery, at, watch.headers())));
    } catch (Throwable e) { // a LinkageError as well
      return CompletableFuture.failedFuture(e);
    }
  }

  private static DeliveryResult result(
      @Nullable DeliveryResult result, @Nullable Throwable failure) {
    if (result != null) {
      return result;
    }
    String kind = failure == null ? "null" : failure.getClass().getSimpleName();
    return new DeliveryResult.NoAnswer("the transport failed: " + kind);
  }

  private Attempt judge(Delivery delivery, Instant at, Duration took, DeliveryResult result) {
    return new Attempt(delivery, at, took, result, outcome(delivery, result));
  }

  private void tell(Attempt attempt) {
    listener.attempted(attempt);
    if (isGone(attempt)) {
      disable(attempt.delivery());
    }
  }

  static boolean isGone(Attempt attempt) {
    return attempt.outcome() instanceof Outcome.Parked parked && parked.reason().equals(IS_GONE);
  }

  /** Tells whether an endpoint still has the address that it was asked at. */
  private boolean isStillThere(Endpoint asked) {
    try {
      return endpoints.find(asked.name()).filter(now -> !now.hasAddressOf(asked)).isEmpty();
    } catch (Throwable e) { // what a repository of endpoints throws
      return true;
    }
  }

  private Outcome outcome(Delivery delivery, DeliveryResult result) {
    Duration asked = Duration.ZERO;
    if (result instanceof DeliveryResult.Answered answer) {
      if (answer.isSuccess()) {
        return new Outcome.Delivered();
      }
      if (answer.status() == GONE && isStillThere(delivery.endpoint())) {
        return new Outcome.Parked(IS_GONE);
      }
      asked = RetryAfter.parse(answer.retryAfter(), clock);
    }
    if (delivery.endpoint().ordering() instanceof Ordering.Subject order
        && delivery.event().orderKey() != null
        && order.skips(delivery.attempt())) {
      return new Outcome.Skipped(
          delivery.attempt() + " attempts failed: " + result.summary() + "; the next one follows");
    }
    Optional<Duration> scheduled = retries.after(delivery.attempt(), ThreadLocalRandom.current());
    if (scheduled.isEmpty()) {
      return new Outcome.Parked(
          "the last of " + delivery.attempt() + " attempts failed: " + result.summary());
    }
    Duration after = scheduled.get().compareTo(asked) < 0 ? asked : scheduled.get();
    return new Outcome.Retry(after, result.summary());
  }

  private void disable(Delivery delivery) {
    String reason = "it answered 410 Gone";
    try {
      if (disable(delivery.endpoint(), reason)) {
        listener.disabled(delivery.endpoint(), reason);
      }
    } catch (Throwable e) {
      LOG.error("Endpoint {} is gone but can't be disabled", delivery.endpoint().name(), e);
    }
  }

  /** Returns whether it was enabled: others that are under way may have said the same. */
  private synchronized boolean disable(Endpoint endpoint, String reason) {
    boolean enabled = endpoints.find(endpoint.name()).isPresent();
    if (enabled) {
      endpoints.disable(endpoint, reason);
    }
    return enabled;
  }
}
