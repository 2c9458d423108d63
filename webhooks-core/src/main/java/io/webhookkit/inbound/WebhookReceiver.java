package io.webhookkit.inbound;

import io.webhookkit.WebhookConfigurationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every inbound webhook comes in, whatever framework has taken the request: finds its source,
 * lets it verify the request, and hands its events on. Thread-safe.
 */
public final class WebhookReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

  private final Map<String, WebhookSource> sources = new HashMap<>();
  private final InboundHandler handler;
  private final BodyReader bodies;

  /** Creates a receiver with the default bounds. */
  public WebhookReceiver(Collection<WebhookSource> sources, InboundHandler handler) {
    this(sources, handler, InboundSettings.DEFAULT);
  }

  /**
   * Creates a receiver.
   *
   * @param handler gets each event of a verified request
   * @param settings the bounds of a request
   * @throws WebhookConfigurationException if two sources have one name
   */
  public WebhookReceiver(
      Collection<WebhookSource> sources, InboundHandler handler, InboundSettings settings) {
    for (WebhookSource source : sources) {
      if (this.sources.put(source.name(), source) != null) {
        throw new WebhookConfigurationException(
            "sources", source.name(), "give each source a name of its own");
      }
    }
    this.handler = handler;
    this.bodies = new BodyReader(settings.maxBytes(), settings.readTimeout());
  }

  /**
   * Reads and receives a request, and returns what to answer. Throws nothing, whatever is sent.
   *
   * @param source the name in the request's path
   */
  public InboundAnswer receive(String source, UnreadRequest request) {
    return receive(source, request.method(), () -> bodies.read(request));
  }

  /**
   * Receives a request, and returns what to answer. Throws nothing, whatever is sent.
   *
   * @param source the name in the request's path
   */
  public InboundAnswer receive(String source, InboundRequest request) {
    return receive(source, request.method(), () -> request);
  }

  private InboundAnswer receive(String source, String method, Supplier<InboundRequest> request) {
    WebhookSource sender = sources.get(source);
    if (sender == null) {
      return InboundAnswer.refused(404);
    }
    try {
      return answer(verified(sender, method, request));
    } catch (RejectedRequestException e) {
      LOG.debug("Refused a request to {} with {}: {}", source, e.status(), e.getMessage());
      return InboundAnswer.refused(e.status());
    } catch (RuntimeException e) {
      LOG.error("A request to {} could not be received", source, e);
      return InboundAnswer.refused(500);
    }
  }

  private static Received verified(
      WebhookSource source, String method, Supplier<InboundRequest> request) {
    return switch (method) {
      case "POST" -> source.receive(request.get());
      case "GET" -> source.greet(request.get());
      default -> throw RejectedRequestException.methodNotAllowed();
    };
  }

  private InboundAnswer answer(Received received) {
    if (received instanceof Received.Handshake handshake) {
      return InboundAnswer.handshake(handshake);
    }
    int worst = 200;
    for (InboundEvent event : ((Received.Events) received).events()) {
      worst = Math.max(worst, statusOf(event));
    }
    return worst == 200 ? InboundAnswer.accepted() : InboundAnswer.refused(worst);
  }

  /** One event that can't be handled keeps none of the others from it. */
  private int statusOf(InboundEvent event) {
    try {
      handler.handle(event);
      return 200;
    } catch (RejectedRequestException e) {
      LOG.debug("{} is not taken: {}", event, e.getMessage());
      return e.status();
    } catch (InboxIntake.HandlingFailedException e) {
      return 500;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 503;
    } catch (Exception e) {
      LOG.error("{} could not be handled", event, e);
      return 500;
    }
  }
}
