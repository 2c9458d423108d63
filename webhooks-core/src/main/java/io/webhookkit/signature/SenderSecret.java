package io.webhookkit.signature;

import io.webhookkit.WebhookConfigurationException;

/**
 * What a sender signs with: a {@link Secret} that the receiver has as well, or a {@link SigningKey}
 * whose public half is all that the receiver has. Neither prints itself.
 */
public sealed interface SenderSecret permits Secret, SigningKey {

  /**
   * Reads either in its written form.
   *
   * @param text {@code whsec_…} or {@code whsk_…}
   * @throws WebhookConfigurationException if it is neither, or malformed
   */
  static SenderSecret parse(String text) {
    return SigningKey.isOne(text) ? SigningKey.parse(text) : Secret.parse(text);
  }

  /** Returns the written form; keep it out of logs. */
  String reveal();
}
