package io.webhookkit;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.Subscription;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who receives.
 *
 * @param all every endpoint
 * @param configured those that do not come from the database
 * @param stored those that do, if any may
 */
record Receivers(
    EndpointRepository all, EndpointRepository configured, @Nullable JdbcEndpoints stored) {

  /** Returns the names of those that are enabled, sorted. */
  List<String> names() {
    return all.enabled().stream().map(Endpoint::name).sorted().toList();
  }

  JdbcEndpoints requireStored() {
    if (stored == null) {
      throw new WebhookConfigurationException(
          "endpoint-store.type", "settings", "set it to jdbc, and endpoint-store.key as well");
    }
    return stored;
  }

  Endpoint requireEnabled(String name) {
    return all.find(name)
        .orElseThrow(
            () ->
                new WebhookConfigurationException(
                    "endpoint", name, "name one of the enabled endpoints: " + names()));
  }

  /** Requires that each subscription that is configured is to one of these types at least. */
  void requireSubscribedTo(Set<EventType> known) {
    for (Endpoint endpoint : configured.enabled()) {
      for (Subscription subscription : endpoint.subscriptions()) {
        requireKnown(endpoint, subscription, known);
      }
    }
  }

  private static void requireKnown(
      Endpoint endpoint, Subscription subscription, Set<EventType> known) {
    boolean matches =
        subscription.pattern().equals("*") || known.stream().anyMatch(subscription::matches);
    if (!matches) {
      Set<String> names =
          known.stream().map(EventType::value).collect(Collectors.toCollection(TreeSet::new));
      throw new WebhookConfigurationException(
          "endpoints." + endpoint.name() + ".events",
          subscription.pattern(),
          "it matches none of the known event types "
              + names
              + ": correct it, or declare what you publish yourself in webhooks.event-types");
    }
  }
}
