package io.webhookkit.benchmarks.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.Timeout;

/** The process that receives: a server with one thread, far cheaper than any sender. */
public final class Sink {

  private Sink() {}

  /** Serves, after it has printed its port, until its standard input ends. */
  public static void main(String[] arguments) throws Exception {
    HttpAsyncServer server =
        AsyncServerBootstrap.bootstrap()
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(1)
                    .setTcpNoDelay(true)
                    .setSoTimeout(Timeout.ofMinutes(10))
                    .build())
            .setCanonicalHostName("127.0.0.1")
            .register("*", new SinkHandler(new Arrivals()))
            .create();
    server.start();
    ListenerEndpoint endpoint =
        server
            .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTP)
            .get();
    System.out.println(((InetSocketAddress) endpoint.getAddress()).getPort());
    waitForEnd();
    server.close(CloseMode.IMMEDIATE);
  }

  private static void waitForEnd() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is said to a sink but its end.
    }
  }
}
