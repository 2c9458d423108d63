package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.ForwardProxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Leads requests through a proxy that is told an address, never a name: it would resolve a name
 * itself, and nobody would have judged that. TLS still goes by the name. What the guard trusts is
 * near, and reached directly.
 */
final class ProxiedRoutes implements HttpRoutePlanner {

  private final AddressGuard guard;
  private final DnsResolver resolver;
  private final HttpHost proxy;

  ProxiedRoutes(AddressGuard guard, DnsResolver resolver, ForwardProxy proxy) {
    this.guard = guard;
    this.resolver = resolver;
    this.proxy = new HttpHost("http", proxy.host(), proxy.port());
  }

  @Override
  public HttpRoute determineRoute(HttpHost target, @Nullable HttpContext context)
      throws HttpException {
    boolean secure = "https".equalsIgnoreCase(target.getSchemeName());
    if (guard.trusts(target.getHostName())) {
      return new HttpRoute(target, null, secure);
    }
    HttpHost judged = new HttpHost(target.getSchemeName(), judged(target), port(target, secure));
    return new HttpRoute(judged, target, null, proxy, secure);
  }

  private String judged(HttpHost target) throws HttpException {
    String host = target.getHostName();
    try {
      InetAddress[] addresses = guard.judge(host, resolver.resolve(host));
      return addresses[0].getHostAddress();
    } catch (UnknownHostException e) {
      throw new HttpException(e.getMessage(), e);
    }
  }

  private static int port(HttpHost target, boolean secure) {
    if (target.getPort() > 0) {
      return target.getPort();
    }
    return secure ? 443 : 80;
  }
}
