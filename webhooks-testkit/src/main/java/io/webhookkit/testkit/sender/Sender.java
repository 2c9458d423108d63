package io.webhookkit.testkit.sender;

import java.util.Map;

/** How a sender signs. Implementations are thread-safe. */
@FunctionalInterface
public interface Sender {

  /** Returns the headers that a message is sent with, its signature among them. */
  Map<String, String> headers(Message message);
}
