package io.webhookkit.benchmarks.contender;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * How a peer's handler sends: one signed request on a kept connection, and anything but 2xx fails.
 */
final class Poster {

  private static final int CONNECTIONS = 200;

  private final Wiring wiring;
  private final Signatures signatures = new Signatures();
  private final CloseableHttpClient client = client();

  Poster(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The client that all peers share: as many connections as anybody has threads. */
  static CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(15)).build())
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  void post(Notice notice) throws IOException {
    HttpPost request = new HttpPost(wiring.url(notice.target()));
    request.setEntity(new StringEntity(notice.body(), ContentType.APPLICATION_JSON));
    signatures.headers(notice).forEach(request::setHeader);
    int status =
        client.execute(
            request,
            response -> {
              EntityUtils.consume(response.getEntity());
              return response.getCode();
            });
    if (status / 100 != 2) {
      throw new IOException("the endpoint answered " + status);
    }
  }
}
