package io.webhookkit.testkit.contract.adapter;

import io.webhookkit.testkit.WebhookRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application under test is started with. Immutable.
 *
 * @param database the name of its database, H2 in memory, which outlives the application; it has
 *     the tables that it had before, and Hibernate adds what is missing
 * @param properties its settings, by name; only {@code webhooks.*}
 * @param parts objects that are beans of the application, with all types that they have
 * @param firstLead the address of a lead that the application stores by itself while it starts, in
 *     whatever hook its framework has for that
 */
public record AdapterSetup(
    String database,
    Map<String, String> properties,
    List<Object> parts,
    Optional<String> firstLead) {

  /** Copies the parts. */
  public AdapterSetup {
    properties = Map.copyOf(properties);
    parts = List.copyOf(parts);
  }

  static AdapterSetup withoutSettings(String database) {
    return new AdapterSetup(database, Map.of(), List.of(), Optional.empty());
  }

  AdapterSetup with(String property, String value) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.put("webhooks." + property, value);
    return new AdapterSetup(database, all, parts, firstLead);
  }

  AdapterSetup without(String property) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.remove("webhooks." + property);
    return new AdapterSetup(database, all, parts, firstLead);
  }

  /** Adds an endpoint that wants everything about leads. */
  AdapterSetup withEndpoint(String name, WebhookRecorder recorder) {
    return with("endpoints." + name + ".url", recorder.url())
        .with("endpoints." + name + ".secret", recorder.secret())
        .with("endpoints." + name + ".events", "lead.*");
  }

  AdapterSetup withPart(Object part) {
    List<Object> all = new ArrayList<>(parts);
    all.add(part);
    return new AdapterSetup(database, properties, all, firstLead);
  }

  AdapterSetup withFirstLead(String email) {
    return new AdapterSetup(database, properties, parts, Optional.of(email));
  }
}
