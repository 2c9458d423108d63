package io.webhookkit.testkit.broken;

import io.webhookkit.Event;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.WebhookSource;
import java.util.List;

/** What a broken receiver does otherwise. All of it is as it should be until overridden. */
interface ReceivingBreak {

  /** Returns the source that a path names. */
  default String source(String path) {
    return path;
  }

  /** Returns a request as it is told, before anybody has judged it. */
  default UnreadRequest told(UnreadRequest request) {
    return request;
  }

  /** Returns what a source makes of a request. */
  default Received received(WebhookSource source, InboundRequest request) {
    Received.Events received = (Received.Events) source.receive(request);
    return new Received.Events(
        received.events().stream().flatMap(event -> taken(event).stream()).toList());
  }

  /** Returns what is taken of an event. */
  default List<InboundEvent> taken(InboundEvent event) {
    return List.of(event);
  }

  /** Is told that a handler has read the entity that it is about to change. */
  default void reading(InboundEvent event) {}

  /** Tells whether what a handler has changed before it failed is rolled back. */
  default boolean rollsBack() {
    return true;
  }

  /** Returns an event that a change has caused, as it is written for others. */
  default Event written(Event event) {
    return event;
  }

  /** Returns an event that a change has caused, as it is stored with its origin. */
  default Event stored(Event event) {
    return event;
  }

  /** Returns the answer that a sender gets. */
  default InboundAnswer answered(UnreadRequest request, InboundAnswer answer) {
    return answer;
  }
}
