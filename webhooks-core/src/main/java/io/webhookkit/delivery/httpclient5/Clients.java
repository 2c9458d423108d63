package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.TlsProfile;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The client as a sender of webhooks needs it. Much of what the client does by default is switched
 * off: it would repeat a POST, follow a redirect with body and signature, or unpack a bomb.
 */
final class Clients {

  private Clients() {}

  static CloseableHttpAsyncClient create(
      AddressGuard guard,
      DnsResolver resolver,
      HttpClient5Settings settings,
      @Nullable TlsProfile tls) {
    ForwardProxy proxy = settings.proxy();
    HttpAsyncClientBuilder client =
        direct(new GuardedDnsResolver(guard, resolver, proxy), settings, tls);
    if (proxy != null) {
      leadThrough(proxy, new ProxiedRoutes(guard, resolver, proxy), client);
    }
    return client.build();
  }

  private static void leadThrough(
      ForwardProxy proxy, ProxiedRoutes routes, HttpAsyncClientBuilder client) {
    client
        .setRoutePlanner(routes)
        .addExecInterceptorFirst("proxy-refusal", new ProxyRefusal())
        .addExecInterceptorAfter(
            ChainElement.CONNECT.name(), "endpoint-reached", ProxyRefusal::reached);
    if (proxy.user() != null && proxy.password() != null) {
      BasicCredentialsProvider known = new BasicCredentialsProvider();
      known.setCredentials(
          new AuthScope(proxy.host(), proxy.port()),
          new UsernamePasswordCredentials(proxy.user(), proxy.password().toCharArray()));
      client.setDefaultCredentialsProvider(known);
    }
  }

  private static HttpAsyncClientBuilder direct(
      DnsResolver resolver, HttpClient5Settings settings, @Nullable TlsProfile tls) {
    return HttpAsyncClientBuilder.create()
        .setConnectionManager(connections(resolver, settings, tls))
        .setHttp1Config(limits())
        .setThreadFactory(named("webhooks-http"))
        .setUserAgent("webhookkit")
        .addExecInterceptorFirst("hard-end", new HardEnd())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .evictIdleConnections(TimeValue.ofMinutes(1));
  }

  static ScheduledExecutorService deadlines() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, named("webhooks-deadline"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static AsyncClientConnectionManager connections(
      DnsResolver resolver, HttpClient5Settings settings, @Nullable TlsProfile tls) {
    ConnectionConfig timeouts =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            .setSocketTimeout(Timeout.of(settings.deadline()))
            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
            .setTimeToLive(TimeValue.ofMinutes(5))
            .build();
    PoolingAsyncClientConnectionManagerBuilder connections =
        PoolingAsyncClientConnectionManagerBuilder.create();
    if (tls != null) {
      connections.setTlsStrategy(
          ClientTlsStrategyBuilder.create().setSslContext(tls.context()).buildAsync());
    }
    return connections
        .setDnsResolver(resolver)
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(settings.connectionsPerHost())
        .setDefaultConnectionConfig(timeouts)
        .setDefaultTlsConfig(
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
        .build();
  }

  /** Explicit: a core before 5.4.3 took a header block of any size (CVE-2026-54399, -54428). */
  private static Http1Config limits() {
    return Http1Config.custom()
        // A connection has three of these for as long as it is open, 96 KiB unless it is told.
        .setBufferSize(8 * 1024)
        .setMaxLineLength(8 * 1024)
        .setMaxHeaderCount(100)
        .setMaxEmptyLineCount(10)
        .build();
  }

  static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
