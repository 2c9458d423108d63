package io.webhookkit.examples.leadsync.common;

import io.webhookkit.delivery.RetrySchedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What both applications have. */
@Configuration(proxyBeanMethods = false)
public class Common {

  /** The default would wait for minutes and hours; nobody watches a demonstration for that long. */
  @Bean
  RetrySchedule everyTwoSecondsForAnHour() {
    return new RetrySchedule(Collections.nCopies(1800, Duration.ofSeconds(2)), 0.2);
  }

  @Bean
  Measurements measurements(@Value("${lead-sync.measurements}") Path file) {
    return new Measurements(file);
  }

  @Bean
  SignedWebhooks signedWebhooks(
      @Value("${lead-sync.inbound-secret}") String secret,
      JsonMapper mapper,
      Measurements measurements) {
    return new SignedWebhooks(secret, mapper, measurements);
  }

  @Bean
  Poller poller(
      @Value("${lead-sync.peer}") URI peer,
      @Value("${lead-sync.poll-interval}") Duration interval,
      @Value("${lead-sync.measurements}.position") Path position,
      JsonMapper mapper,
      Measurements measurements)
      throws IOException {
    return new Poller(peer, interval, position, mapper, measurements);
  }
}
