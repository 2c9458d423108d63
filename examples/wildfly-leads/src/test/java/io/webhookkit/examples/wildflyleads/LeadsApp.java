package io.webhookkit.examples.wildflyleads;

import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The application in a server, over HTTP.
 *
 * @param server where it runs
 * @param deployment takes it out, and in again
 * @param settings what it runs with, and who is around it
 */
record LeadsApp(WildFly server, Deployment deployment, ReceivingSettings settings)
    implements ReceivingApp, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Starts a server with the application in it.
   *
   * @param profile the file of the server's configuration
   * @param more classes that are added to the application
   */
  static LeadsApp start(String profile, Class<?>... more) throws IOException {
    ReceivingSettings settings = ReceivingSettings.start();
    WildFly server = WildFly.start(profile, settings.properties());
    try {
      Deployment deployment = Deployment.of(server, more);
      return new LeadsApp(server, deployment, settings);
    } catch (Throwable e) {
      server.close();
      settings.stop();
      throw e;
    }
  }

  @Override
  public String url() {
    return address("webhooks");
  }

  @Override
  public String create(String email) {
    return ask("POST", address("contract/leads"), "text/plain", email).body();
  }

  @Override
  public String emailOf(String id) {
    return ask("GET", address("contract/leads/" + id), "text/plain", "").body();
  }

  @Override
  public void drain() {
    if (!ask("POST", address("contract/drain"), "text/plain", "").body().equals("true")) {
      throw server.failure("The webhooks were not drained in time.");
    }
  }

  /** Sends what a visitor of the website does, and returns the answer. */
  HttpResponse<String> visit(String method, String path, String json) {
    return ask(method, address(path), "application/json", json);
  }

  /** Returns what the server says of its readiness. */
  String readiness() {
    String url = "http://" + server.managementHost() + "/health/ready";
    return ask("GET", url, "application/json", "").body();
  }

  private String address(String path) {
    return "http://" + server.host() + "/leads/" + path;
  }

  private static HttpResponse<String> ask(String method, String url, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  @Override
  public void close() {
    server.close();
    settings.stop();
  }
}
