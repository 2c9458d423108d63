package io.webhookkit.delivery.httpclient5;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a proxy answers to itself apart from what an endpoint answers: the client gives both
 * out as the response, and a proxy's 410 would disable an endpoint that was never asked.
 */
final class ProxyRefusal implements AsyncExecChainHandler {

  private static final String REACHED = ProxyRefusal.class.getName();

  /** Notes that the connection goes as far as the endpoint. Its place is behind the connecting. */
  static void reached(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    scope.clientContext.setAttribute(REACHED, true);
    chain.proceed(request, body, scope, callback);
  }

  @Override
  public void execute(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    chain.proceed(request, body, scope, new OfTheEndpoint(scope, callback));
  }

  /** Tells which status it was refused with. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
      super("the proxy refused with " + status);
    }
  }

  private record OfTheEndpoint(Scope scope, AsyncExecCallback told) implements AsyncExecCallback {

    @Override
    public AsyncDataConsumer handleResponse(HttpResponse response, @Nullable EntityDetails entity)
        throws HttpException, IOException {
      if (scope.clientContext.getAttribute(REACHED) == null) {
        throw new RefusedException(response.getCode());
      }
      return told.handleResponse(response, entity);
    }

    @Override
    public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
      told.handleInformationResponse(response);
    }

    @Override
    public void completed() {
      told.completed();
    }

    @Override
    public void failed(Exception cause) {
      told.failed(cause);
    }
  }
}
