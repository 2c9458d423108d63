package io.webhookkit.endpoint;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import java.util.regex.Pattern;

/**
 * Which events an endpoint wants: an event type ({@code lead.created}), all below a prefix ({@code
 * lead.*}, which includes {@code lead.address.changed}), or all ({@code *}).
 *
 * @param pattern the written form
 */
public record Subscription(String pattern) {

  /** That of the longest event type, and of what may follow it. */
  private static final int MAX_LENGTH = EventType.MAX_LENGTH + ".*".length();

  private static final Pattern FORM =
      Pattern.compile("\\*|[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*(\\.\\*)?");

  /**
   * Checks the form.
   *
   * @throws WebhookConfigurationException if {@code pattern} is none of the three
   */
  public Subscription {
    if (pattern.length() > MAX_LENGTH || !FORM.matcher(pattern).matches()) {
      throw new WebhookConfigurationException(
          "events", pattern, "use an event type (lead.created), a prefix (lead.*) or * for all");
    }
  }

  /** Tells whether events of this type are wanted. */
  public boolean matches(EventType type) {
    if (pattern.endsWith("*")) {
      return type.value().startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return type.value().equals(pattern);
  }
}
