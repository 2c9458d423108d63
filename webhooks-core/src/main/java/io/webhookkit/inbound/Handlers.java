package io.webhookkit.inbound;

import io.webhookkit.Printable;
import io.webhookkit.WebhookConfigurationException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who handles what. Thread-safe. */
final class Handlers {

  private final List<Registration> registrations = new CopyOnWriteArrayList<>();

  /**
   * One handler.
   *
   * @param type a type, the begin of several followed by an asterisk, or an asterisk
   */
  private record Registration(String source, String type, InboundHandler handler) {

    boolean wants(InboundEvent event) {
      return source.equals(event.source()) && wantsType(event.type());
    }

    private boolean wantsType(@Nullable String sent) {
      if (type.equals("*")) {
        return true;
      }
      return sent != null
          && (type.endsWith("*")
              ? sent.startsWith(type.substring(0, type.length() - 1))
              : sent.equals(type));
    }
  }

  void add(String source, String type, InboundHandler handler) {
    if (type.isBlank()) {
      throw new WebhookConfigurationException(
          "handler of " + source, type, "give a type, the begin of several such as lead.*, or *");
    }
    registrations.add(new Registration(source, type, handler));
  }

  /** Returns the handlers of an event, in the order in which they were added. */
  List<InboundHandler> of(InboundEvent event) {
    return registrations.stream()
        .filter(registration -> registration.wants(event))
        .map(Registration::handler)
        .toList();
  }

  boolean hasAny(String source) {
    return registrations.stream().anyMatch(registration -> registration.source().equals(source));
  }

  /** Checks that each handler's source is one of these. */
  void requireKnown(Collection<String> sources) {
    for (Registration registration : registrations) {
      if (!sources.contains(registration.source())) {
        throw new WebhookConfigurationException(
            "@WebhookHandler source",
            registration.source(),
            "use one of the configured sources %s, or configure webhooks.sources.%s"
                .formatted(
                    sources.stream().sorted().toList(), Printable.of(registration.source())));
      }
    }
  }
}
