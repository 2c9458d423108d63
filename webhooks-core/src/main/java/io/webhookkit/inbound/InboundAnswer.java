package io.webhookkit.inbound;

import java.util.Map;

/**
 * What a sender is told.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the body; empty if there is none
 */
public record InboundAnswer(int status, String contentType, String body) {

  private static final String TEXT = "text/plain";

  /** Returns the headers of the answer: the body's type, and what a status asks for. */
  public Map<String, String> headers() {
    return status == 405
        ? Map.of("Content-Type", contentType, "Allow", "POST")
        : Map.of("Content-Type", contentType);
  }

  static InboundAnswer accepted() {
    return new InboundAnswer(200, TEXT, "");
  }

  static InboundAnswer handshake(Received.Handshake answer) {
    return new InboundAnswer(200, answer.contentType(), answer.body());
  }

  /** One and the same body for a status: a reason would tell a stranger how far he has come. */
  static InboundAnswer refused(int status) {
    return new InboundAnswer(status, TEXT, reason(status));
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> "malformed";
      case 401 -> "not authentic";
      case 404 -> "unknown source";
      case 405 -> "method not allowed";
      case 408 -> "too slow";
      case 413 -> "too large";
      case 415 -> "unsupported media type";
      case 503 -> "try again later";
      default -> "failed";
    };
  }
}
