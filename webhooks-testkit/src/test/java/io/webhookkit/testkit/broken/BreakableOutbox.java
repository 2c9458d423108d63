package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.delivery.Standing;
import io.webhookkit.delivery.Undelivered;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.ForwardingOutbox;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/** Ways in which an outbox may break a promise: by what it answers, or by what it is told. */
final class BreakableOutbox {

  static final Duration AN_HOUR = Duration.ofHours(1);
  static final Outcome AT_ONCE = new Outcome.Retry(Duration.ZERO, "at once");

  private BreakableOutbox() {}

  static UnaryOperator<Outbox> claimedEvents(UnaryOperator<List<PendingEvent>> change) {
    return good ->
        new ForwardingOutbox(good) {
          @Override
          public List<PendingEvent> claimEvents(int max) {
            return change.apply(super.claimEvents(max));
          }
        };
  }

  static UnaryOperator<Outbox> eachClaimedEvent(UnaryOperator<PendingEvent> change) {
    return claimedEvents(events -> events.stream().map(change).toList());
  }

  static UnaryOperator<Outbox> claimedDeliveries(UnaryOperator<PendingDelivery> change) {
    return good ->
        new ForwardingOutbox(good) {
          @Override
          public List<PendingDelivery> claimDeliveries(int max) {
            return super.claimDeliveries(max).stream().map(change).toList();
          }
        };
  }

  static UnaryOperator<Outbox> look(UnaryOperator<Look> change) {
    return good ->
        new ForwardingOutbox(good) {
          @Override
          public Look look() {
            return change.apply(super.look());
          }
        };
  }

  static UnaryOperator<Outbox> standing(UnaryOperator<Standing> change) {
    return good ->
        new ForwardingOutbox(good) {
          @Override
          public Standing standing() {
            return change.apply(super.standing());
          }
        };
  }

  static UnaryOperator<Outbox> oldest(UnaryOperator<Optional<Duration>> change) {
    return standing(
        all ->
            new Standing(
                all.openEvents(), all.deliveries(), all.parked(), change.apply(all.oldest())));
  }

  static UnaryOperator<Outbox> undelivered(UnaryOperator<List<Undelivered>> change) {
    return good ->
        new ForwardingOutbox(good) {
          @Override
          public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
            return change.apply(super.undelivered(orderKeys, held));
          }
        };
  }

  static UnaryOperator<Outbox> settlements(UnaryOperator<Settlement> change) {
    return good ->
        new ForwardingOutbox(good) {
          @Override
          public void settle(Settlement settlement) {
            super.settle(change.apply(settlement));
          }
        };
  }

  /** What is left of an event at first is settled otherwise. */
  static UnaryOperator<Outbox> remainders(UnaryOperator<List<Remainder>> change) {
    return settlements(
        settlement ->
            new Settlement(
                settlement.events().stream()
                    .map(
                        settled ->
                            new SettledEvent(settled.event(), change.apply(settled.remainders())))
                    .toList(),
                settlement.deliveries(),
                settlement.attempts()));
  }

  static UnaryOperator<Outbox> eachRemainder(UnaryOperator<Outcome> change) {
    return remainders(
        all ->
            all.stream()
                .map(
                    rest ->
                        new Remainder(
                            rest.endpoint(), rest.attempts(), change.apply(rest.outcome())))
                .toList());
  }

  /** What becomes of a delivery later is settled otherwise. */
  static UnaryOperator<Outbox> eachDelivery(UnaryOperator<Outcome> change) {
    return settlements(
        settlement ->
            new Settlement(
                settlement.events(),
                settlement.deliveries().stream()
                    .map(
                        each ->
                            new SettledDelivery(
                                each.delivery(), each.attempts(), change.apply(each.outcome())))
                    .toList(),
                settlement.attempts()));
  }

  /** Replaces one kind of outcome. */
  static UnaryOperator<Outcome> instead(Class<? extends Outcome> of, Outcome other) {
    return outcome -> of.isInstance(outcome) ? other : outcome;
  }

  static PendingEvent with(
      PendingEvent event, long sequence, String tenant, Long orderKey, byte[] body) {
    return new PendingEvent(
        sequence,
        event.id(),
        event.type(),
        event.subject(),
        tenant,
        event.origin(),
        event.target(),
        orderKey,
        event.contentType(),
        body,
        event.lease());
  }
}
