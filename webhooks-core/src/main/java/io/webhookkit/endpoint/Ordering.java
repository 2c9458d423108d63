package io.webhookkit.endpoint;

import io.webhookkit.WebhookConfigurationException;

/** Whether an endpoint gets what is about one subject strictly one after the other. */
public sealed interface Ordering {

  /** The order of none: each delivery goes its own way, and one that fails holds up no other. */
  Ordering NONE = new None();

  /** The order of each subject, whatever it takes. */
  Ordering SUBJECT = new Subject(0);

  /** No order is kept beyond that of first attempts. */
  record None() implements Ordering {}

  /**
   * An event waits until the endpoint has taken the one before it about the same subject, on
   * whatever node that is, and however often it has to be tried.
   *
   * @param skipAfter after how many failed attempts an event is given up and the next one sent: the
   *     endpoint then has a gap; 0 if the next ones wait until somebody sees to it
   */
  record Subject(int skipAfter) implements Ordering {

    /**
     * Checks the value.
     *
     * @throws WebhookConfigurationException if it is negative
     */
    public Subject {
      if (skipAfter < 0) {
        throw new WebhookConfigurationException(
            "skip-after", Integer.toString(skipAfter), "give a number of attempts, or 0 for never");
      }
    }

    /** Tells whether an event is given up that has failed this often. */
    public boolean skips(int attempts) {
      return skipAfter > 0 && attempts >= skipAfter;
    }
  }

  /**
   * Reads the written form.
   *
   * @param written {@code none} or {@code subject}
   * @param skipAfter see {@link Subject#skipAfter()}
   * @throws WebhookConfigurationException if it is neither, or has a number without an order
   */
  static Ordering parse(String written, int skipAfter) {
    if (written.equalsIgnoreCase("subject")) {
      return new Subject(skipAfter);
    }
    if (!written.equalsIgnoreCase("none")) {
      throw new WebhookConfigurationException("ordering", written, "use none or subject");
    }
    if (skipAfter != 0) {
      throw new WebhookConfigurationException(
          "skip-after",
          Integer.toString(skipAfter),
          "leave it out, or set ordering to subject: without an order nothing waits");
    }
    return NONE;
  }
}
