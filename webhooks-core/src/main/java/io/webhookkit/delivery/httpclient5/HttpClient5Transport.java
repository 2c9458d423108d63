package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends requests with Apache HttpClient 5's asynchronous client, over HTTP/1.1: no thread waits for
 * an answer. Thread-safe.
 *
 * <p>The client has no deadline for a whole exchange, so a timer here cuts it off. And it resolves
 * names on its caller's thread, so it is called on threads of this class.
 */
public final class HttpClient5Transport implements DeliveryTransport {

  private final HttpClient5Settings settings;
  private final CloseableHttpAsyncClient client;
  private final ExecutorService starters = Clients.starters();
  private final ScheduledExecutorService deadlines = Clients.deadlines();

  /** Creates a transport and starts its threads. */
  public HttpClient5Transport(AddressGuard guard, HttpClient5Settings settings) {
    this(guard, settings, SystemDefaultDnsResolver.INSTANCE);
  }

  HttpClient5Transport(AddressGuard guard, HttpClient5Settings settings, DnsResolver resolver) {
    this.settings = settings;
    this.client = Clients.create(new GuardedDnsResolver(guard, resolver), settings);
    client.start();
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    Exchange exchange = new Exchange();
    try {
      exchange.running(
          deadlines.schedule(
              () -> exchange.abort("no answer within " + settings.deadline().toMillis() + " ms"),
              settings.deadline().toMillis(),
              TimeUnit.MILLISECONDS));
      exchange.running(starters.submit(() -> start(request, exchange)));
    } catch (RejectedExecutionException closed) {
      exchange.abort("the transport is closed");
    }
    return exchange.result();
  }

  private void start(DeliveryRequest request, Exchange exchange) {
    if (exchange.isOver()) {
      return;
    }
    try {
      StatusConsumer status = new StatusConsumer(settings.maxResponseBytes(), exchange::answered);
      exchange.running(client.execute(producer(request), status, exchange));
    } catch (RuntimeException e) {
      exchange.failed(e);
    }
  }

  private static AsyncRequestProducer producer(DeliveryRequest request) {
    AsyncRequestBuilder post = AsyncRequestBuilder.post(request.url());
    request.headers().forEach(post::addHeader);
    return post.setEntity(request.body(), ContentType.parse(request.contentType())).build();
  }

  @Override
  public void close() {
    starters.shutdownNow();
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
