package io.webhookkit.architecture.bad;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.hc.core5.http.Header;
import org.hibernate.Session;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.json.JsonMapper;

/** Does everything that a class of the core must not do, to prove that the walls stand. */
public class StationManager {

  static int uses;

  Session session;
  Header header;
  JsonMapper mapper;
  CloudEvent cloudEvent;
  MeterRegistry registry;
  Connection connection;

  Instant now() {
    uses++;
    return Instant.now();
  }

  LocalDateTime local() {
    return LocalDateTime.now(ZoneOffset.UTC);
  }

  long millis() {
    Assertions.assertTrue(uses > 0);
    return System.currentTimeMillis();
  }
}
