package io.webhookkit.testkit.broken;

import static io.webhookkit.testkit.broken.BreakableOutbox.settlements;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.ForwardingOutbox;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Outboxes that break a promise to the other nodes. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenSharedOutbox implements Broken {
  HOLDS_A_THIRD_AS_LONG(
      leases -> leases.open(leases.node(), leases.length().dividedBy(3)),
      "aClaimHoldsForAWholeLease",
      "aLookTellsWhenTheLeaseOfAnotherNodeEnds",
      "aRenewedLeaseHoldsForAWholeLeaseFromThen",
      "whatOneNodeHoldsNoOtherClaims"),
  HOLDS_FOR_A_DAY(
      leases -> leases.open(leases.node(), Duration.ofDays(1)),
      "aClaimHoldsForAWholeLease",
      "aDeliveryThatANodeHeldAnyOtherClaimsWhenTheLeaseEnds",
      "aLeaseThatSomebodyElseHasByNowIsNotRenewed",
      "aLookTellsWhenTheLeaseOfAnotherNodeEnds",
      "aRenewedLeaseHoldsForAWholeLeaseFromThen",
      "settlingADeliveryUnderAnOldLeaseChangesNothing",
      "settlingAnEventUnderAnOldLeaseChangesNothing",
      "whatANodeHeldAnyOtherClaimsWhenTheLeaseEnds",
      "whatIsSettledUnderItsLeaseIsSettledThoughOthersAreNot"),
  IS_CALLED_LIKE_THE_OTHER(
      leases -> leases.open("node", leases.length()), "aNodeGivesBackItsOwnLeasesOnly"),
  CLAIMS_EVENTS_THAT_ANOTHER_HOLDS(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> claimEvents(int max) {
              leases.execute("update webhook_outbox set lease_until = created_at");
              return super.claimEvents(max);
            }
          },
      "aClaimHoldsForAWholeLease",
      "aLookSeesWhatIsBehindAThousandEventsThatAnotherNodeHolds",
      "aNodeGivesBackItsOwnLeasesOnly",
      "aRenewedLeaseHoldsForAWholeLeaseFromThen",
      "racingNodesNeverGetTheSameEvent",
      "whatOneNodeHoldsNoOtherClaims"),
  CLAIMS_DELIVERIES_THAT_ANOTHER_HOLDS(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingDelivery> claimDeliveries(int max) {
              leases.execute(
                  "update webhook_delivery set next_attempt_at = current_timestamp"
                      + " where lease_owner is not null");
              return super.claimDeliveries(max);
            }
          },
      "aDeliveryThatANodeHeldAnyOtherClaimsWhenTheLeaseEnds",
      "aRenewedLeaseHoldsForAWholeLeaseFromThen"),
  SETTLES_EVENTS_UNDER_ANY_LEASE(
      (leases, good) ->
          settlements(
                  settlement ->
                      new Settlement(
                          settlement.events().stream()
                              .map(
                                  each ->
                                      new SettledEvent(
                                          leases.underTheNewest(each.event()), each.remainders()))
                              .toList(),
                          settlement.deliveries(),
                          settlement.attempts()))
              .apply(good),
      "givingBackALeaseVoidsItsAnswers",
      "settlingAnEventUnderAnOldLeaseChangesNothing",
      "whatIsSettledUnderItsLeaseIsSettledThoughOthersAreNot"),
  SETTLES_DELIVERIES_UNDER_ANY_LEASE(
      (leases, good) ->
          settlements(
                  settlement ->
                      new Settlement(
                          settlement.events(),
                          settlement.deliveries().stream()
                              .map(
                                  each ->
                                      new SettledDelivery(
                                          leases.underTheNewest(each.delivery()),
                                          each.attempts(),
                                          each.outcome()))
                              .toList(),
                          settlement.attempts()))
              .apply(good),
      "settlingADeliveryUnderAnOldLeaseChangesNothing"),
  SETTLES_NOTHING_IF_ONE_IS_LOST(
      (leases, good) ->
          settlements(
                  settlement -> {
                    List<PendingEvent> events =
                        settlement.events().stream().map(SettledEvent::event).toList();
                    return good.renewLeases(events, List.of()).size() == events.size()
                        ? settlement
                        : new Settlement(List.of(), List.of(), List.of());
                  })
              .apply(good),
      "whatIsSettledUnderItsLeaseIsSettledThoughOthersAreNot"),
  RENEWS_NOTHING(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public List<Lease> renewLeases(
                List<PendingEvent> events, List<PendingDelivery> deliveries) {
              return List.of();
            }
          },
      "aRenewedLeaseHoldsForAWholeLeaseFromThen"),
  RENEWS_NO_DELIVERY(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public List<Lease> renewLeases(
                List<PendingEvent> events, List<PendingDelivery> deliveries) {
              return super.renewLeases(events, List.of());
            }
          },
      "aRenewedLeaseHoldsForAWholeLeaseFromThen"),
  TELLS_THAT_ALL_IS_RENEWED(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public List<Lease> renewLeases(
                List<PendingEvent> events, List<PendingDelivery> deliveries) {
              super.renewLeases(events, deliveries);
              return Stream.concat(
                      events.stream().map(PendingEvent::lease),
                      deliveries.stream().map(PendingDelivery::lease))
                  .toList();
            }
          },
      "aLeaseThatSomebodyElseHasByNowIsNotRenewed",
      "whatIsSettledHasNoLeaseToRenew",
      "whatIsToBeTriedLaterHasNoLeaseToRenew"),
  RENEWS_WHAT_IS_SETTLED(
      (leases, good) ->
          new ForwardingOutbox(good) {
            private final Set<Lease> settled = new HashSet<>();

            @Override
            public void settle(Settlement settlement) {
              super.settle(settlement);
              settlement.events().forEach(each -> settled.add(each.event().lease()));
              settlement.deliveries().forEach(each -> settled.add(each.delivery().lease()));
            }

            @Override
            public List<Lease> renewLeases(
                List<PendingEvent> events, List<PendingDelivery> deliveries) {
              Stream<Lease> all =
                  Stream.concat(
                      events.stream().map(PendingEvent::lease),
                      deliveries.stream().map(PendingDelivery::lease));
              return Stream.concat(
                      super.renewLeases(events, deliveries).stream(), all.filter(settled::contains))
                  .toList();
            }
          },
      "whatIsSettledHasNoLeaseToRenew",
      "whatIsToBeTriedLaterHasNoLeaseToRenew"),
  PAUSES_FOR_ITSELF(
      (leases, good) ->
          new ForwardingOutbox(good) {
            private final Set<String> paused = new HashSet<>();

            @Override
            public void pause(String endpoint) {
              paused.add(endpoint);
            }

            @Override
            public Look look() {
              Look all = super.look();
              return looking(all, all.untilEvents(), paused);
            }
          },
      "aPauseIsEveryNodes"),
  TELLS_NO_LEASE_OF_ANOTHER(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public Look look() {
              Look all = super.look();
              return new Look(
                  all.untilEvents().filter(wait -> wait.compareTo(Duration.ZERO) <= 0),
                  all.untilDeliveries(),
                  all.waiting(),
                  all.blocked(),
                  all.paused());
            }
          },
      "aLookTellsWhenTheLeaseOfAnotherNodeEnds"),
  SEES_WHAT_IS_HELD_ALONE(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public Look look() {
              Look all = super.look();
              boolean none = leases.count("webhook_outbox where lease_owner is not null") == 0;
              return none ? all : looking(all, Optional.of(leases.length()), all.paused());
            }
          },
      "aLookSeesWhatIsBehindAThousandEventsThatAnotherNodeHolds"),
  GIVES_BACK_EVENTS_OF_ALL(
      (leases, good) ->
          releasing(
              good,
              () ->
                  leases.execute(
                      "update webhook_outbox set lease_until = created_at,"
                          + " lease_token = lease_token + 1")),
      "aNodeGivesBackItsOwnLeasesOnly"),
  GIVES_BACK_EVENTS_BEHIND_ALL_OTHERS(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public void releaseLeases() {
              leases.execute(
                  "update webhook_outbox set lease_until = current_timestamp,"
                      + " lease_owner = null, lease_token = lease_token + 1"
                      + " where lease_owner = '%s'".formatted(leases.node()));
              super.releaseLeases();
            }
          },
      "whatANodeGivesBackIsStillBeforeWhatCameLater"),
  SETTLES_EVENTS_OF_ONE_LEASE_ALONE(
      (leases, good) ->
          settlements(
                  settlement ->
                      new Settlement(
                          settlement.events().stream()
                              .filter(
                                  each ->
                                      each.event().lease().token()
                                          == settlement.events().get(0).event().lease().token())
                              .toList(),
                          settlement.deliveries(),
                          settlement.attempts()))
              .apply(good),
      "whatWasHandedOverAndWhatWasClaimedIsSettledTogether"),
  GIVES_BACK_EVENTS_ALONE(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public void releaseLeases() {
              leases.execute(
                  "update webhook_outbox set lease_until = created_at, lease_owner = null,"
                      + " lease_token = lease_token + 1 where lease_owner = '%s'"
                          .formatted(leases.node()));
            }
          },
      "aNodeGivesBackItsDeliveriesToo"),
  GIVES_BACK_DELIVERIES_ALONE(
      (leases, good) ->
          new ForwardingOutbox(good) {
            @Override
            public void releaseLeases() {
              leases.execute(
                  "update webhook_delivery set next_attempt_at = current_timestamp,"
                      + " lease_owner = null, lease_token = lease_token + 1"
                      + " where lease_owner = '%s'".formatted(leases.node()));
            }
          },
      "aNodeGivesBackItsOwnLeasesOnly",
      "givingBackALeaseVoidsItsAnswers",
      "whatANodeGivesBackIsStillBeforeWhatCameLater"),
  GIVES_BACK_AND_STILL_SETTLES(
      (leases, good) ->
          releasing(
              good,
              () -> leases.execute("update webhook_outbox set lease_token = lease_token - 1")),
      "givingBackALeaseVoidsItsAnswers"),
  GIVES_BACK_WHAT_IT_DOES_NOT_HOLD(
      (leases, good) ->
          releasing(
              good,
              () ->
                  leases.execute(
                      "update webhook_delivery set next_attempt_at = current_timestamp")),
      "givingBackLeavesWaitingDeliveriesWaiting");

  private final Function<StoredLeases, Outbox> opening;
  private final Set<String> cases;

  BrokenSharedOutbox(BiFunction<StoredLeases, Outbox, Outbox> breaking, String... cases) {
    this(leases -> breaking.apply(leases, leases.open(leases.node(), leases.length())), cases);
  }

  BrokenSharedOutbox(Function<StoredLeases, Outbox> opening, String... cases) {
    this.opening = opening;
    this.cases = Set.of(cases);
  }

  Outbox open(StoredLeases leases) {
    return opening.apply(leases);
  }

  @Override
  public Set<String> cases() {
    return cases;
  }

  private static Outbox releasing(Outbox good, Runnable more) {
    return new ForwardingOutbox(good) {
      @Override
      public void releaseLeases() {
        super.releaseLeases();
        more.run();
      }
    };
  }

  private static Look looking(Look all, Optional<Duration> untilEvents, Set<String> paused) {
    return new Look(untilEvents, all.untilDeliveries(), all.waiting(), all.blocked(), paused);
  }
}
