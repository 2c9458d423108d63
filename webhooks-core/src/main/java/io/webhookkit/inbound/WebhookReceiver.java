package io.webhookkit.inbound;

import io.webhookkit.WebhookConfigurationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

  /**
   * Creates a receiver.
   *
   * @param handler gets each event of a verified request
   * @throws WebhookConfigurationException if two sources have one name
   */
  public WebhookReceiver(Collection<WebhookSource> sources, InboundHandler handler) {
    for (WebhookSource source : sources) {
      if (this.sources.put(source.name(), source) != null) {
        throw new WebhookConfigurationException(
            "sources", source.name(), "give each source a name of its own");
      }
    }
    this.handler = handler;
  }

  /**
   * Receives a request, and returns what to answer. Throws nothing, whatever is sent.
   *
   * @param source the name in the request's path
   */
  public InboundAnswer receive(String source, InboundRequest request) {
    WebhookSource sender = sources.get(source);
    if (sender == null) {
      return InboundAnswer.refused(404);
    }
    try {
      return answer(sender, verified(sender, request));
    } catch (RejectedRequestException e) {
      LOG.debug("Refused a request to {} with {}: {}", source, e.status(), e.getMessage());
      return InboundAnswer.refused(e.status());
    } catch (RuntimeException e) {
      LOG.error("A request to {} could not be received", source, e);
      return InboundAnswer.refused(500);
    }
  }

  private static Received verified(WebhookSource source, InboundRequest request) {
    return switch (request.method()) {
      case "POST" -> source.receive(request);
      case "GET" -> source.greet(request);
      default -> throw RejectedRequestException.methodNotAllowed();
    };
  }

  private InboundAnswer answer(WebhookSource source, Received received) {
    if (received instanceof Received.Handshake handshake) {
      return InboundAnswer.handshake(handshake);
    }
    for (InboundEvent event : ((Received.Events) received).events()) {
      try {
        handler.handle(event);
      } catch (RejectedRequestException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return InboundAnswer.refused(503);
      } catch (Exception e) {
        LOG.error("An event of {} could not be handled", source.name(), e);
        return InboundAnswer.refused(500);
      }
    }
    return InboundAnswer.accepted();
  }
}
