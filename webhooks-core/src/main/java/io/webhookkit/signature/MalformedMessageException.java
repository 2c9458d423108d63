package io.webhookkit.signature;

/** A message without an id or a timestamp that could be read: there is nothing to verify. */
public final class MalformedMessageException extends InvalidSignatureException {

  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }
}
