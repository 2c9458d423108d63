package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.TlsProfile;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/**
 * Sends requests with Apache HttpClient 5's asynchronous client, over HTTP/1.1: no thread waits for
 * an answer. Thread-safe.
 *
 * <p>The client has no deadline for a whole exchange, so a timer here cuts it off. And it resolves
 * names on its caller's thread, so it is called on threads of this class.
 */
public final class HttpClient5Transport implements DeliveryTransport {

  private static final String CLOSED = "the transport is closed";

  private final HttpClient5Settings settings;
  private final ClientsByTls clients;
  private final Starters starters = new Starters();
  private final ScheduledExecutorService deadlines = Clients.deadlines();
  private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

  /** Creates a transport and starts its threads. */
  public HttpClient5Transport(AddressGuard guard, HttpClient5Settings settings) {
    this(guard, settings, List.of());
  }

  /**
   * Creates a transport and starts its threads.
   *
   * @param profiles how TLS is done with the endpoints that name one of them
   */
  public HttpClient5Transport(
      AddressGuard guard, HttpClient5Settings settings, Collection<TlsProfile> profiles) {
    this(guard, settings, profiles, SystemDefaultDnsResolver.INSTANCE);
  }

  HttpClient5Transport(
      AddressGuard guard,
      HttpClient5Settings settings,
      Collection<TlsProfile> profiles,
      DnsResolver resolver) {
    this.settings = settings;
    this.clients =
        new ClientsByTls(profiles, tls -> Clients.create(guard, resolver, settings, tls));
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    Exchange exchange = new Exchange(open::remove);
    open.add(exchange);
    try {
      exchange.timer(
          deadlines.schedule(
              () -> exchange.abort("no answer within " + settings.deadline().toMillis() + " ms"),
              settings.deadline().toMillis(),
              TimeUnit.MILLISECONDS));
      FutureTask<?> start = new FutureTask<>(() -> start(request, exchange), null);
      exchange.running(() -> start.cancel(true));
      starters.submit(Objects.toString(request.url().getHost()), start);
    } catch (RejectedExecutionException closed) {
      exchange.abort(CLOSED);
    }
    return exchange.result();
  }

  private void start(DeliveryRequest request, Exchange exchange) {
    if (exchange.isOver()) {
      return;
    }
    try {
      StatusConsumer status = new StatusConsumer(settings.maxResponseBytes(), exchange::answered);
      Future<?> execution =
          clients
              .of(request)
              .execute(producer(request), status, HardEnd.contextOf(exchange::running), exchange);
      exchange.running(() -> execution.cancel(true));
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
    starters.close();
    deadlines.shutdownNow();
    open.forEach(exchange -> exchange.abort(CLOSED));
    clients.close();
  }
}
