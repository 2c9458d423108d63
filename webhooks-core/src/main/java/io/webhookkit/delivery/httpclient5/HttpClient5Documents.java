package io.webhookkit.delivery.httpclient5;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.delivery.AddressGuard;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Fetches small documents, such as a sender's public keys, through the same guard and with the same
 * bounds as deliveries: public addresses only, no redirect, a deadline, a limit of size.
 * Thread-safe; the caller's thread waits.
 */
public final class HttpClient5Documents implements AutoCloseable {

  private static final int OK = 200;
  private static final int CLIENT_ERROR = 4;

  private final AddressGuard guard;
  private final HttpClient5Settings settings;
  private final CloseableHttpAsyncClient client;
  private final Starters starters = new Starters();

  /** Creates one and starts its threads. */
  public HttpClient5Documents(AddressGuard guard, HttpClient5Settings settings) {
    this(guard, settings, SystemDefaultDnsResolver.INSTANCE);
  }

  HttpClient5Documents(AddressGuard guard, HttpClient5Settings settings, DnsResolver resolver) {
    this.guard = guard;
    this.settings = settings;
    this.client = Clients.create(guard, resolver, settings, null);
    client.start();
  }

  /**
   * Fetches a document.
   *
   * @return its content; empty if the answer is that there is none (4xx)
   * @throws IOException if the address is refused, the answer is another one, too long or too late,
   *     or there is none
   */
  public Optional<byte[]> fetch(URI address) throws IOException {
    try {
      guard.check(address);
    } catch (WebhookConfigurationException e) {
      throw new IOException("the address is refused", e);
    }
    CompletableFuture<Message<HttpResponse, byte[]>> answer = new CompletableFuture<>();
    FutureTask<?> start = new FutureTask<>(() -> start(address, answer), null);
    try {
      starters.submit(Objects.toString(address.getHost()), start);
      return content(answer.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + settings.deadline().toMillis() + " ms", e);
    } catch (RejectedExecutionException | CancellationException e) {
      throw new IOException("closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(false);
      start.cancel(true);
    }
  }

  private void start(URI address, CompletableFuture<Message<HttpResponse, byte[]>> answer) {
    CompletionStage<?> end = answer;
    HardEnd.Stops stops = stop -> end.whenComplete((message, failure) -> stop.run());
    try {
      Future<?> exchange =
          client.execute(
              AsyncRequestBuilder.get(address).build(),
              new BasicResponseConsumer<>(new BoundedBytes(settings.maxResponseBytes())),
              HardEnd.contextOf(stops),
              new Told(answer));
      stops.running(() -> exchange.cancel(true));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private record Told(CompletableFuture<Message<HttpResponse, byte[]>> answer)
      implements FutureCallback<Message<HttpResponse, byte[]>> {

    @Override
    public void completed(Message<HttpResponse, byte[]> message) {
      answer.complete(message);
    }

    @Override
    public void failed(Exception cause) {
      answer.completeExceptionally(cause);
    }

    @Override
    public void cancelled() {
      answer.cancel(false);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof BoundedBytes.TooLongException tooLong
        ? Objects.toString(tooLong.getMessage())
        : Exchange.reason(cause);
  }

  private static Optional<byte[]> content(Message<HttpResponse, byte[]> answer) throws IOException {
    int status = answer.getHead().getCode();
    if (status / 100 == CLIENT_ERROR) {
      return Optional.empty();
    }
    if (status != OK) {
      throw new IOException("it was answered with " + status);
    }
    return Optional.of(answer.getBody() == null ? new byte[0] : answer.getBody());
  }

  @Override
  public void close() {
    starters.close();
    client.close(CloseMode.IMMEDIATE);
  }
}
