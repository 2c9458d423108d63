package io.webhookkit.inbound.convergence;

import io.webhookkit.Event;
import io.webhookkit.inbound.convergence.LinkStore.SentValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes what is sent of the attributes that are agreed on, in the transaction that changes them: a
 * system that tells us our own values is then known by them.
 */
public final class SentValues {

  private final Collection<Agreement> agreements;
  private final LinkStore links;

  /** Creates one. */
  public SentValues(Collection<Agreement> agreements, LinkStore links) {
    this.agreements = List.copyOf(agreements);
    this.links = links;
  }

  /** Notes the values of events that are about to be committed. */
  public void note(Connection transaction, List<Event> events) throws SQLException {
    List<SentValue> sent = new ArrayList<>();
    for (Event event : events) {
      if (event.subject() != null) {
        Set<String> types =
            agreements.stream()
                .filter(agreement -> agreement.isAbout(event.type().value()))
                .filter(agreement -> !agreement.source().equals(event.origin()))
                .map(Agreement::type)
                .collect(Collectors.toSet());
        types.forEach(type -> add(sent, type, event));
      }
    }
    if (!sent.isEmpty()) {
      links.sent(transaction, sent);
    }
  }

  private void add(List<SentValue> sent, String type, Event event) {
    String subject = String.valueOf(event.subject());
    JsonNode data =
        JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsBytes(event.data()));
    for (Agreement agreement : agreements) {
      if (agreement.type().equals(type)) {
        for (String attribute : agreement.attributes().keySet()) {
          JsonNode value = data.get(attribute);
          if (value != null && isNew(event, attribute)) {
            sent.add(
                new SentValue(type, subject, attribute, Fingerprint.of(value), event.timestamp()));
          }
        }
      }
    }
  }

  /** Of an update, what it does not change was sent before. */
  private static boolean isNew(Event event, String attribute) {
    return event.previous() == null || event.previous().containsKey(attribute);
  }
}
