package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.ForwardProxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a host once, has the guard judge every address, and gives only those to the client. The
 * client asks it for each new connection and connects to nothing else, so that a name can't change
 * its mind in between.
 */
final class GuardedDnsResolver implements DnsResolver {

  private final AddressGuard guard;
  private final DnsResolver resolver;
  private final @Nullable ForwardProxy proxy;

  /**
   * @param proxy the operator's own, which may be anywhere; null if there is none
   */
  GuardedDnsResolver(AddressGuard guard, DnsResolver resolver, @Nullable ForwardProxy proxy) {
    this.guard = guard;
    this.resolver = resolver;
    this.proxy = proxy;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] resolved = resolver.resolve(host);
    return proxy != null && proxy.host().equals(host) ? resolved : guard.judge(host, resolved);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
