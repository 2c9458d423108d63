package io.webhookkit.payload;

import io.webhookkit.WebhookConfigurationException;

/**
 * The bound of a payload.
 *
 * @param maxBytes the longest one that is stored
 * @param oversize what to do about a longer one
 */
public record PayloadSettings(long maxBytes, Oversize oversize) {

  /** At most 256 KiB, and a longer one fails its transaction. */
  public static final PayloadSettings DEFAULT = new PayloadSettings(256 * 1024, Oversize.FAIL);

  /** What to do about a payload that is too long. */
  public enum Oversize {
    /** Fail the transaction that the event belongs to. */
    FAIL,
    /** Send an entity's id alone; an event that is no entity's fails all the same. */
    THIN
  }

  /**
   * Checks the bound.
   *
   * @throws WebhookConfigurationException if it is not above zero, or above what an array can hold
   */
  public PayloadSettings {
    if (maxBytes <= 0 || maxBytes > Integer.MAX_VALUE) {
      throw new WebhookConfigurationException(
          "payload.max-size",
          maxBytes + "B",
          "give a size above zero and below 2GB, such as 256KB");
    }
  }
}
