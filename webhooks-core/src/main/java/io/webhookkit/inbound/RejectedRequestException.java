package io.webhookkit.inbound;

import io.webhookkit.WebhookException;

/**
 * A request that is not taken. The message is for this side's log, and holds nothing of what was
 * received; the sender learns the status alone.
 */
public final class RejectedRequestException extends WebhookException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private RejectedRequestException(int status, String message) {
    super(message, null);
    this.status = status;
  }

  /** A request that its sender would never make: 400. */
  public static RejectedRequestException malformed(String reason) {
    return new RejectedRequestException(400, reason);
  }

  /** A request that may be anybody's: 401. */
  public static RejectedRequestException notAuthentic(String reason) {
    return new RejectedRequestException(401, reason);
  }

  /** A request with a method that this source has no use for: 405. */
  public static RejectedRequestException methodNotAllowed() {
    return new RejectedRequestException(405, "the method is not allowed");
  }

  /** A request whose body does not come within the time that it has: 408. */
  public static RejectedRequestException tooSlow() {
    return new RejectedRequestException(408, "the body is too slow");
  }

  /** A request whose body is too long: 413. */
  public static RejectedRequestException tooLarge() {
    return new RejectedRequestException(413, "the body is too long");
  }

  /** A request whose body is written in a way that is not understood: 415. */
  public static RejectedRequestException unsupported(String reason) {
    return new RejectedRequestException(415, reason);
  }

  /** A request whose authenticity can't be judged at this moment, but may be later: 503. */
  public static RejectedRequestException notNow(String reason) {
    return new RejectedRequestException(503, reason);
  }

  /** Returns the HTTP status of the answer. */
  public int status() {
    return status;
  }
}
