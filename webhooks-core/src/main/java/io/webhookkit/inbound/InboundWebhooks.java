package io.webhookkit.inbound;

import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving half of the kit: takes requests, and has their events handled once. Thread-safe.
 */
public final class InboundWebhooks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InboundWebhooks.class);

  private final Collection<InboundSource> sources;
  private final Handlers handlers = new Handlers();
  private final Inbox inbox;
  private final InboxRunner runner;
  private final WebhookReceiver receiver;

  /**
   * Creates one that handles nothing yet.
   *
   * @param sources who sends
   * @param inbox remembers what was handled
   * @param retries when an event is handled again that could not be
   * @param purged what else forgets after the retention
   * @param origins is told on whose behalf handlers change something
   * @throws WebhookConfigurationException if two sources have one name, or the inbox forgets before
   *     a sender does
   */
  public InboundWebhooks(
      Collection<InboundSource> sources,
      Inbox inbox,
      Retries retries,
      List<Purgeable> purged,
      OriginScope origins,
      InboundSettings settings) {
    this.sources = List.copyOf(sources);
    this.inbox = inbox;
    EventHandling handling = new EventHandling(inbox, handlers, origins, retries);
    List<Purgeable> all = new ArrayList<>(purged);
    all.add(inbox);
    this.runner = new InboxRunner(inbox, handling, all, sources(), settings);
    Map<String, HandlingMode> modes = new HashMap<>();
    for (InboundSource source : sources) {
      settings.requireLongEnough(source.source());
      modes.put(source.name(), source.mode());
    }
    this.receiver =
        new WebhookReceiver(
            sources.stream().map(InboundSource::source).toList(),
            new InboxIntake(modes, inbox, handlers, handling, origins, runner::wake),
            settings);
  }

  /** Returns the names of the sources. */
  public List<String> sources() {
    return sources.stream().map(InboundSource::name).sorted().toList();
  }

  /**
   * Adds a handler, which is called in a transaction; see {@link WebhookHandler}. Several handlers
   * of one event are called one after the other, in one transaction.
   *
   * @param source the name of the source
   * @param type a type in the sender's words, the begin of several followed by an asterisk, or an
   *     asterisk for all
   */
  public void handle(String source, String type, InboundHandler handler) {
    handlers.add(source, type, handler);
  }

  /**
   * Adds a method of a bean as a handler.
   *
   * @param annotation what the method is marked with
   * @param bean gives the bean at each call
   * @throws WebhookConfigurationException if the method does not take an {@link InboundEvent} alone
   */
  public void handle(WebhookHandler annotation, Method method, Supplier<?> bean) {
    handle(annotation.source(), annotation.type(), new HandlerMethod(method, bean));
  }

  /**
   * Receives a request, and returns what to answer. Throws nothing, whatever is sent; the thread
   * waits for the body, and for the handlers of a source whose events are handled with the request.
   *
   * @param source the name in the request's path
   */
  public InboundAnswer receive(String source, UnreadRequest request) {
    return receiver.receive(source, request);
  }

  /** Returns the events of a source that could not be handled, at most 1,000 of them. */
  public List<ParkedEvent> parked(String source) {
    return inbox.parked(known(source));
  }

  /**
   * Has the parked events of a source handled again, with all their attempts anew.
   *
   * @return how many there were
   */
  public long rerun(String source) {
    long parked = inbox.rerun(known(source));
    runner.wake();
    return parked;
  }

  /**
   * Handles what is due by now, which happens by itself otherwise, and returns when that is done:
   * for tests, whose time passes in a moment.
   *
   * @return how long it is until something will be due; zero if there may be more now
   */
  public Duration handleDue() {
    return sources.isEmpty() ? InboxRunner.LONGEST : runner.handleDue();
  }

  private String known(String source) {
    if (!sources().contains(source)) {
      throw new WebhookConfigurationException(
          "source", source, "name one of the configured sources: " + sources());
    }
    return source;
  }

  /**
   * Starts to handle what is in the inbox.
   *
   * @throws WebhookConfigurationException if a handler is for a source that is not configured
   */
  public void start() {
    handlers.requireKnown(sources());
    for (String source : sources()) {
      if (!handlers.hasAny(source)) {
        LOG.warn(
            "Nothing handles what {} sends: add a @WebhookHandler(source = \"{}\")",
            source,
            source);
      }
    }
    if (!sources.isEmpty()) {
      runner.start();
      LOG.info("Webhooks are received from {}", sources());
    }
  }

  /** Handles nothing more by itself; what is being handled comes to its end. */
  @Override
  public void close() {
    if (!sources.isEmpty()) {
      runner.close();
    }
  }
}
