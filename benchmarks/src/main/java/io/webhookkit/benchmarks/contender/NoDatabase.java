package io.webhookkit.benchmarks.contender;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** The second limit: HttpClient 5, asynchronous, with signatures and without any database. */
final class NoDatabase implements Contender {

  private final Wiring wiring;
  private final Signatures signatures = new Signatures();
  private final Semaphore underWay = new Semaphore(Wiring.SENDERS);
  private final CloseableHttpAsyncClient client =
      HttpAsyncClients.custom()
          .setConnectionManager(
              PoolingAsyncClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(Wiring.SENDERS)
                  .setMaxConnTotal(Wiring.SENDERS)
                  .build())
          .disableAutomaticRetries()
          .disableCookieManagement()
          .disableAuthCaching()
          .build();

  NoDatabase(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void start() {
    client.start();
  }

  @Override
  public long commit(List<Lead> leads) throws InterruptedException {
    for (Lead lead : leads) {
      underWay.acquire();
      long now = System.nanoTime();
      send(Notice.of(lead));
      if (leads.size() == 1) {
        return now;
      }
    }
    return System.nanoTime();
  }

  private void send(Notice notice) {
    SimpleRequestBuilder request =
        SimpleRequestBuilder.post(wiring.url(notice.target()))
            .setBody(notice.body(), ContentType.APPLICATION_JSON);
    signatures.headers(notice).forEach(request::setHeader);
    SimpleHttpRequest built = request.build();
    Future<SimpleHttpResponse> unused = client.execute(built, new Freeing());
  }

  private final class Freeing implements FutureCallback<SimpleHttpResponse> {

    @Override
    public void completed(SimpleHttpResponse response) {
      underWay.release();
    }

    @Override
    public void failed(Exception cause) {
      underWay.release();
    }

    @Override
    public void cancelled() {
      underWay.release();
    }
  }
}
