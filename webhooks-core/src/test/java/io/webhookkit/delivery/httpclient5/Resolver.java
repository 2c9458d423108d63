package io.webhookkit.delivery.httpclient5;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;

/** A name server that a test makes. */
record Resolver(Names names) implements DnsResolver {

  /** Gives the addresses of a host. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return names.of(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    throw new UnsupportedOperationException("nobody asks for it");
  }

  static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] all = new InetAddress[literals.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.getByName(literals[i]);
    }
    return all;
  }

  /** Never answers for one host until it is told to; the others are on loopback. */
  static Resolver hanging(String host, CountDownLatch told) {
    return new Resolver(
        asked -> {
          if (asked.equals(host)) {
            awaitUninterruptibly(told);
          }
          return addresses("127.0.0.1");
        });
  }

  /** As a look-up in the operating system: it can't be interrupted. */
  private static void awaitUninterruptibly(CountDownLatch told) {
    boolean interrupted = false;
    while (told.getCount() > 0) {
      try {
        told.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
