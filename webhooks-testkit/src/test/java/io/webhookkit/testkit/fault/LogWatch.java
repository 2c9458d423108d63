package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is written to the log meanwhile. */
final class LogWatch implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  LogWatch() {
    appender.start();
    logger.addAppender(appender);
  }

  /** Fails if the kit has written more errors and warnings than this. */
  void assertBrief(int most) {
    List<String> troubles =
        events().stream()
            .filter(each -> each.getLoggerName().startsWith("io.webhookkit"))
            .filter(each -> each.getLevel().isGreaterOrEqual(Level.WARN))
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    assertThat(troubles).as("errors and warnings").hasSizeLessThanOrEqualTo(most);
  }

  /** Fails if the log knows a secret or what was to be sent. */
  void assertDiscreet() {
    events().stream().map(LogWatch::text).forEach(LogWatch::assertDiscreet);
  }

  static void assertDiscreet(String text) {
    assertThat(text)
        .doesNotContain(Sink.SECRET.substring("whsec_".length()))
        .doesNotContain(Shipment.PRIVATE)
        .doesNotContain(Shipment.UNDONE);
  }

  private List<ILoggingEvent> events() {
    return List.copyOf(appender.list);
  }

  private static String text(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    return event.getThrowableProxy() == null
        ? message
        : message + ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  void forget() {
    appender.list.clear();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
