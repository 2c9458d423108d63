package io.webhookkit;

import org.jspecify.annotations.Nullable;

/** Something that the kit was asked for could not be done; the message says what, and why. */
public class WebhookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one with a message for the user, which holds no secret and no payload. */
  public WebhookException(String message) {
    super(message);
  }

  /** Creates one with a message for the user and what caused it. */
  public WebhookException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
