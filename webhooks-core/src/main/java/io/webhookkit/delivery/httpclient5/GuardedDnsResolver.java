package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once, has the guard judge every address, and gives only those to the client. The
 * client asks it for each new connection and connects to nothing else, so that a name can't change
 * its mind in between.
 */
final class GuardedDnsResolver implements DnsResolver {

  private final AddressGuard guard;
  private final DnsResolver resolver;

  GuardedDnsResolver(AddressGuard guard, DnsResolver resolver) {
    this.guard = guard;
    this.resolver = resolver;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return guard.judge(host, resolver.resolve(host));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
