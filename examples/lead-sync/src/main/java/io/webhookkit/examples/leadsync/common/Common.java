package io.webhookkit.examples.leadsync.common;

import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictPolicy;
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
  News news(Measurements measurements) {
    return new News(measurements);
  }

  /** The same on both sides, so that both keep the same. */
  public static Agreement agreement(String source, String type) {
    return Agreement.with(source)
        .on(type)
        .attribute("name", ConflictPolicy.LATEST)
        .attribute("email", ConflictPolicy.LATEST)
        .attribute("bounced", ConflictPolicy.LATEST)
        .attribute("unsubscribed", ConflictPolicy.LATEST)
        .attribute("points", ConflictPolicy.LATEST);
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
