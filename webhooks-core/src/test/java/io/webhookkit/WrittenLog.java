package io.webhookkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the kit writes to its log, down to the level DEBUG, while this is open. */
public final class WrittenLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.webhookkit");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public WrittenLog() {
    start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getFormattedMessage());
  }

  /** Returns the messages so far. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(true);
    logger.setLevel(null);
  }
}
