package io.webhookkit.signature;

import io.webhookkit.WebhookException;

/** A message that cannot be trusted. What was received is not part of the message text. */
public sealed class InvalidSignatureException extends WebhookException
    permits MalformedMessageException {

  private static final long serialVersionUID = 1L;

  InvalidSignatureException(String message) {
    super(message, null);
  }
}
