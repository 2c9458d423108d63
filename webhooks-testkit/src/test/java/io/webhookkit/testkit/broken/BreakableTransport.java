package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.httpclient5.HttpClient5Settings;
import io.webhookkit.delivery.httpclient5.HttpClient5Transport;
import io.webhookkit.testkit.broken.PlainTransport.Bounds;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways in which a transport may break a promise: by what it sends, or by what it tells. */
final class BreakableTransport {

  private BreakableTransport() {}

  /** Opens the transport that a broken one stands before. */
  static DeliveryTransport good(Bounds bounds) {
    return new HttpClient5Transport(
        bounds.guard(), HttpClient5Settings.of(bounds.connectTimeout(), bounds.deadline(), null));
  }

  static Function<Bounds, DeliveryTransport> requests(UnaryOperator<DeliveryRequest> change) {
    return bounds ->
        new ForwardingTransport(good(bounds)) {
          @Override
          public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
            return super.send(change.apply(request));
          }
        };
  }

  static Function<Bounds, DeliveryTransport> headers(UnaryOperator<Map<String, String>> change) {
    return requests(
        request ->
            new DeliveryRequest(
                request.url(),
                change.apply(new HashMap<>(request.headers())),
                request.contentType(),
                request.body()));
  }

  static Function<Bounds, DeliveryTransport> with(String header, String value) {
    return headers(
        headers -> {
          headers.put(header, value);
          return headers;
        });
  }

  static Function<Bounds, DeliveryTransport> answers(Function<Answered, DeliveryResult> change) {
    return results(result -> result instanceof Answered answer ? change.apply(answer) : result);
  }

  private static Function<Bounds, DeliveryTransport> results(UnaryOperator<DeliveryResult> change) {
    return bounds ->
        new ForwardingTransport(good(bounds)) {
          @Override
          public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
            return super.send(request).thenApply(change);
          }
        };
  }

  /** The reason of a failure tells more than it may. */
  static Function<Bounds, DeliveryTransport> telling(Function<URI, String> more) {
    return bounds ->
        new ForwardingTransport(good(bounds)) {
          @Override
          public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
            return super.send(request)
                .thenApply(
                    result ->
                        result instanceof NoAnswer failure
                            ? new NoAnswer(failure.reason() + " " + more.apply(request.url()))
                            : result);
          }
        };
  }

  /** A request is sent once more, depending on what came of it. */
  static Function<Bounds, DeliveryTransport> again(Predicate<DeliveryResult> when) {
    return bounds ->
        new ForwardingTransport(good(bounds)) {
          @Override
          public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
            return super.send(request)
                .thenCompose(
                    result ->
                        when.test(result)
                            ? super.send(request)
                            : CompletableFuture.completedFuture(result));
          }
        };
  }
}
