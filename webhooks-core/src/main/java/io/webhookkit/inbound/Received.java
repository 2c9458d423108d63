package io.webhookkit.inbound;

import java.util.List;

/** What a request has turned out to be. */
public sealed interface Received {

  /**
   * Events, in the order in which the sender has listed them.
   *
   * @param events some, or none: a sender may say hello
   */
  record Events(List<InboundEvent> events) implements Received {

    /** Copies the list. */
    public Events {
      events = List.copyOf(events);
    }
  }

  /**
   * A question of the sender, whether this is the right place, that is answered with a body.
   *
   * @param contentType the type of the answer
   * @param body the answer
   */
  record Handshake(String contentType, String body) implements Received {}
}
