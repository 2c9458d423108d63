package io.webhookkit;

import java.util.regex.Pattern;

/**
 * The name of a kind of event: segments of letters, digits and underscores, parted by full stops,
 * as Standard Webhooks asks for. For example {@code lead.created}.
 *
 * @param value the name, at most {@value #MAX_LENGTH} characters
 */
public record EventType(String value) {

  /** The longest name, in characters; the outbox stores no longer one. */
  public static final int MAX_LENGTH = 128;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

  /**
   * Checks the form.
   *
   * @throws WebhookConfigurationException if {@code value} is not such a name
   */
  public EventType {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new WebhookConfigurationException(
          "event type",
          value,
          "use letters, digits and underscores parted by full stops, at most "
              + MAX_LENGTH
              + " characters, such as lead.created");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
