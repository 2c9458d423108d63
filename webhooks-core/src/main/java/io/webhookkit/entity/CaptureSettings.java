package io.webhookkit.entity;

import io.webhookkit.WebhookConfigurationException;

/**
 * How changes are captured.
 *
 * @param bulk what to do about HQL and criteria updates and deletes of captured entities
 * @param maxBulkRows how many rows such a statement may change at most to be captured
 */
public record CaptureSettings(BulkPolicy bulk, int maxBulkRows) {

  /** A warning for each kind of bulk statement, and 10,000 rows where they are captured. */
  public static final CaptureSettings DEFAULT = new CaptureSettings(BulkPolicy.WARN, 10_000);

  /**
   * Checks the bound.
   *
   * @throws WebhookConfigurationException if it is not above zero
   */
  public CaptureSettings {
    if (maxBulkRows <= 0) {
      throw new WebhookConfigurationException(
          "capture.max-bulk-rows", Integer.toString(maxBulkRows), "give a number above zero");
    }
  }
}
