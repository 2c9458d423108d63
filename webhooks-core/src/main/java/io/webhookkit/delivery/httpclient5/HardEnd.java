package io.webhookkit.delivery.httpclient5;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets an exchange close its connection. Cancelling the client's future does not always do so: the
 * thread that starts an exchange may, after the connection's thread has overtaken it, replace what
 * is to be cancelled by the lease of the connection, which is over.
 */
final class HardEnd implements AsyncExecChainHandler {

  private static final String STOPS = HardEnd.class.getName();

  /** What runs its stop as soon as the exchange is over. */
  @FunctionalInterface
  interface Stops {
    void running(Runnable stop);
  }

  static HttpContext contextOf(Stops exchange) {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(STOPS, exchange);
    return context;
  }

  @Override
  public void execute(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext.getAttribute(STOPS) instanceof Stops exchange) {
      exchange.running(scope.execRuntime::discardEndpoint);
    }
    chain.proceed(request, body, scope, callback);
  }
}
