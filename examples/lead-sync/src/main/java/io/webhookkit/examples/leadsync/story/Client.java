package io.webhookkit.examples.leadsync.story;

import io.webhookkit.examples.leadsync.common.Row;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Does what a person in front of the two pages would do. */
final class Client {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  long addLead(Application website, String name, String email) throws IOException {
    String form = JSON.writeValueAsString(Map.of("name", name, "email", email));
    return JSON.readValue(post(website, "/leads", form), Row.class).id();
  }

  /** Renames a lead, and tries again if a webhook has changed it at the same moment. */
  void rename(Application application, long id, String name) throws IOException {
    String json = JSON.writeValueAsString(Map.of("name", name));
    for (int attempt = 1; ; attempt++) {
      try {
        post(application, "/leads/" + id + "/name", json);
        return;
      } catch (IOException lost) {
        if (attempt == 10) {
          throw lost;
        }
      }
    }
  }

  void renameBySql(Application website, long id, String name) throws IOException {
    post(website, "/leads/" + id + "/name-by-sql", JSON.writeValueAsString(Map.of("name", name)));
  }

  /** Has the marketing system compare, and returns what it has found. */
  String reconcile(Application marketing) throws IOException {
    return post(marketing, "/reconcile", "");
  }

  void bounce(Application marketing, long id) throws IOException {
    post(marketing, "/leads/" + id + "/bounce", "");
  }

  /** Returns the leads without the times, in the order of their ids; null if nobody answers. */
  @Nullable List<Row> leads(Application application) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(application.url().resolve("/leads"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return Arrays.stream(JSON.readValue(send(request), Row[].class))
          .map(Row::withoutTime)
          .sorted(Comparator.comparing(Row::id))
          .toList();
    } catch (IOException notUp) {
      return null;
    }
  }

  private String post(Application application, String path, String json) throws IOException {
    return send(
        HttpRequest.newBuilder(application.url().resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(request.uri() + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
