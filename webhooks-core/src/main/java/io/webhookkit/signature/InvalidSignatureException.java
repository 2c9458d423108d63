package io.webhookkit.signature;

import io.webhookkit.WebhookException;
import org.jspecify.annotations.Nullable;

/** A message that cannot be trusted. What was received is not part of the message text. */
public final class InvalidSignatureException extends WebhookException {

  private static final long serialVersionUID = 1L;

  InvalidSignatureException(String message) {
    this(message, null);
  }

  InvalidSignatureException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
