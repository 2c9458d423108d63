package io.webhookkit.inbound.convergence;

import io.webhookkit.Event;
import io.webhookkit.inbound.convergence.LinkStore.SentValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes what is sent of the attributes that are agreed on, in the transaction that changes them: a
 * system that tells us our own values is then known by them.
 */
public final class SentValues {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Collection<Agreement> agreements;
  private final LinkStore links;

  /** Creates one. */
  public SentValues(Collection<Agreement> agreements, LinkStore links) {
    this.agreements = List.copyOf(agreements);
    this.links = links;
  }

  /** Notes the values of events that are about to be committed. */
  public void note(Connection transaction, List<Event> events) throws SQLException {
    Set<SentValue> sent = new LinkedHashSet<>();
    for (Event event : events) {
      List<Agreement> about = event.subject() == null ? List.of() : about(event);
      if (!about.isEmpty()) {
        JsonNode data = JSON.readTree(JSON.writeValueAsBytes(event.data()));
        about.forEach(agreement -> add(sent, agreement, event, data));
      }
    }
    if (!sent.isEmpty()) {
      links.sent(transaction, List.copyOf(sent));
    }
  }

  /** What has come from a system is not sent to it. */
  private List<Agreement> about(Event event) {
    return agreements.stream()
        .filter(agreement -> agreement.isAbout(event.type().value()))
        .filter(agreement -> !agreement.source().equals(event.origin()))
        .toList();
  }

  private static void add(Set<SentValue> sent, Agreement agreement, Event event, JsonNode data) {
    String subject = String.valueOf(event.subject());
    for (String attribute : agreement.attributes().keySet()) {
      JsonNode value = data.get(attribute);
      if (value != null && isNew(event, attribute)) {
        String fingerprint = Fingerprint.of(value);
        sent.add(
            new SentValue(agreement.type(), subject, attribute, fingerprint, event.timestamp()));
      }
    }
  }

  /** Of an update, what it does not change was sent before. */
  private static boolean isNew(Event event, String attribute) {
    return event.previous() == null || event.previous().containsKey(attribute);
  }
}
