package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryTransport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** The kit's own transport, with a name server that a test makes. */
public final class ResolvedTransport {

  private ResolvedTransport() {}

  /** Gives the addresses of a host. */
  @FunctionalInterface
  public interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  public static DeliveryTransport open(AddressGuard guard, Duration deadline, Names names) {
    return new HttpClient5Transport(
        guard, HttpClient5Settings.of(deadline, deadline, null), List.of(), resolver(names));
  }

  private static DnsResolver resolver(Names names) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.of(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        throw new UnsupportedOperationException("nobody asks for it");
      }
    };
  }
}
