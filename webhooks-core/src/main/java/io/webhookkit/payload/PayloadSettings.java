package io.webhookkit.payload;

import io.webhookkit.WebhookConfigurationException;
import java.net.URI;

/**
 * The form of a payload and its bound.
 *
 * @param maxBytes the longest one that is stored
 * @param oversize what to do about a longer one
 * @param format the form of events, unless a {@link PayloadSerializer} is given
 * @param source where they come from, as a CloudEvent tells it: a URI, or a relative reference
 */
public record PayloadSettings(long maxBytes, Oversize oversize, Format format, URI source) {

  /** Of the standard form, at most 256 KiB, and a longer one fails its transaction. */
  public static final PayloadSettings DEFAULT = new PayloadSettings(256 * 1024, Oversize.FAIL);

  /** The form of events. */
  public enum Format {
    /** The JSON that Standard Webhooks recommends. */
    STANDARD,
    /** CloudEvents 1.0 in structured JSON mode. */
    CLOUDEVENTS
  }

  /** What to do about a payload that is too long. */
  public enum Oversize {
    /** Fail the transaction that the event belongs to. */
    FAIL,
    /** Send an entity's id alone; an event that is no entity's fails all the same. */
    THIN
  }

  /** The standard form. */
  public PayloadSettings(long maxBytes, Oversize oversize) {
    this(maxBytes, oversize, Format.STANDARD, URI.create("/webhooks"));
  }

  /**
   * Checks the bound and the source.
   *
   * @throws WebhookConfigurationException if the bound is not above zero, or above what an array
   *     can hold, or if the source is empty
   */
  public PayloadSettings {
    if (maxBytes <= 0 || maxBytes > Integer.MAX_VALUE) {
      throw new WebhookConfigurationException(
          "payload.max-size",
          maxBytes + "B",
          "give a size above zero and below 2GB, such as 256KB");
    }
    if (source.toString().isEmpty()) {
      throw new WebhookConfigurationException(
          "payload.source",
          "",
          "give a URI or a relative reference, such as https://shop.example.com or /shop");
    }
  }
}
