package io.webhookkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PayloadSizeTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(PayloadSize.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final PayloadSize size = new PayloadSize(new PayloadSettings(100_000, Oversize.FAIL));

  @BeforeEach
  void watchTheLog() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger.detachAppender(log);
  }

  @Test
  void aSmallPayloadIsNotSpokenOf() {
    size.check(event("lead.created"), payload(20 * 1024));

    assertThat(log.list).isEmpty();
  }

  @Test
  void aPayloadAboveWhatReceiversExpectIsWarnedOfOnceForItsType() {
    size.check(event("lead.created"), payload(20 * 1024 + 1));
    size.check(event("lead.created"), payload(30_000));
    size.check(event("lead.updated"), payload(30_000));

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            first -> assertThat(first).contains("lead.created for subject 7 has 20481 bytes"),
            second -> assertThat(second).contains("lead.updated for subject 7 has 30000 bytes"));
  }

  @Test
  void aPayloadAboveTheBoundIsRefused() {
    assertThatThrownBy(() -> size.check(event("lead.created"), payload(100_001)))
        .hasMessageContaining("has 100001 bytes, and webhooks.payload.max-size is 100000");
  }

  private static Event event(String type) {
    return new Event(
        "msg_1",
        new EventType(type),
        Instant.EPOCH,
        "7",
        "",
        Map.of(),
        null,
        List.of(),
        null,
        null,
        List.of());
  }

  private static Payload payload(int bytes) {
    return new Payload("text/plain", new byte[bytes], 0);
  }
}
