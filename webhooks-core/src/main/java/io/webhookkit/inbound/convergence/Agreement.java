package io.webhookkit.inbound.convergence;

import io.webhookkit.WebhookConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * On which attributes of one type of thing this system and another one are to agree, and how.
 * Immutable.
 *
 * <pre>{@code
 * Agreement.with("crm").on("lead")
 *     .attribute("email", ConflictPolicy.THEIRS)
 *     .attribute("name", ConflictPolicy.LATEST)
 *     .attribute("tags", conflict -> union(conflict.mine(), conflict.theirs()))
 * }</pre>
 *
 * @param source the other system, as a source
 * @param type the type, which is the begin of its events' types: {@code lead}
 * @param attributes the policy of each attribute, by its name here
 */
public record Agreement(String source, String type, Map<String, ConflictPolicy> attributes) {

  /**
   * Copies the map.
   *
   * @throws WebhookConfigurationException if the source or type is blank
   */
  public Agreement {
    if (source.isBlank() || type.isBlank()) {
      throw new WebhookConfigurationException(
          "agreement", source + " " + type, "name the source and the type, such as crm and lead");
    }
    attributes = Map.copyOf(attributes);
  }

  /** Starts an agreement with another system, which is configured as a source. */
  public static Other with(String source) {
    return new Other(source);
  }

  /**
   * The other system.
   *
   * @param source its name as a source
   */
  public record Other(String source) {

    /** Names the type of thing to agree on. */
    public Agreement on(String type) {
      return new Agreement(source, type, Map.of());
    }
  }

  /** Returns this agreement with one more attribute. */
  public Agreement attribute(String name, ConflictPolicy policy) {
    Map<String, ConflictPolicy> more = new LinkedHashMap<>(attributes);
    more.put(name, policy);
    return new Agreement(source, type, more);
  }

  /** Tells whether events of a type are about such a thing. */
  boolean isAbout(String eventType) {
    return eventType.startsWith(type + ".");
  }
}
