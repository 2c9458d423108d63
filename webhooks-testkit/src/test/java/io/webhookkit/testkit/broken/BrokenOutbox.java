package io.webhookkit.testkit.broken;

import static io.webhookkit.testkit.broken.BreakableOutbox.AT_ONCE;
import static io.webhookkit.testkit.broken.BreakableOutbox.claimedDeliveries;
import static io.webhookkit.testkit.broken.BreakableOutbox.claimedEvents;
import static io.webhookkit.testkit.broken.BreakableOutbox.eachClaimedEvent;
import static io.webhookkit.testkit.broken.BreakableOutbox.eachDelivery;
import static io.webhookkit.testkit.broken.BreakableOutbox.eachRemainder;
import static io.webhookkit.testkit.broken.BreakableOutbox.instead;
import static io.webhookkit.testkit.broken.BreakableOutbox.look;
import static io.webhookkit.testkit.broken.BreakableOutbox.oldest;
import static io.webhookkit.testkit.broken.BreakableOutbox.remainders;
import static io.webhookkit.testkit.broken.BreakableOutbox.settlements;
import static io.webhookkit.testkit.broken.BreakableOutbox.standing;
import static io.webhookkit.testkit.broken.BreakableOutbox.undelivered;
import static io.webhookkit.testkit.broken.BreakableOutbox.with;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.ForwardingOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Outboxes that break a promise which is no matter of several nodes. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenOutbox implements Broken {
  STORES_OUTSIDE_THE_TRANSACTION(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> append(
                Connection transaction, List<NewEvent> events, boolean leased) {
              return good.append(events, leased);
            }

            @Override
            public void committed(List<PendingEvent> events, boolean leased) {}
          },
      "anEventDoesNotExistBeforeItsTransactionHasCommitted",
      "anEventOfARolledBackTransactionNeverExists",
      "aWithdrawnEventDoesNotExistAndTheOthersDo"),
  FORGETS_WHAT_IS_STORED_ALONE(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public void committed(List<PendingEvent> events, boolean leased) {
              if (leased || events.size() > 1) {
                super.committed(events, leased);
              }
            }
          },
      "anEventExistsOnceItsTransactionHasCommitted",
      "aWithdrawnEventDoesNotExistAndTheOthersDo",
      "theBodyCarriesTheSequence",
      "aClaimedEventIsWhatWasStored",
      "aLookTellsWhenAnEventCanBeClaimed",
      "anEventIsOpenUntilItWasOfferedToAllWhoeverHoldsIt",
      "anOpenEventMayBeTheOldest",
      "anOpenEventIsUndeliveredWhoeverHoldsIt",
      "aClaimedEventStillKnowsItsOrder"),
  HOLDS_WHAT_HAS_A_TRANSACTION_OF_ITS_OWN(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
              return super.append(events, true);
            }
          },
      "anEventCanBeStoredInATransactionOfItsOwn"),
  KEEPS_WHAT_IS_WITHDRAWN(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public void withdraw(Connection transaction, List<PendingEvent> events) {
              good.committed(events, false);
            }
          },
      "aWithdrawnEventDoesNotExistAndTheOthersDo"),
  RETURNS_THE_LAST_FIRST(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> append(
                Connection transaction, List<NewEvent> events, boolean leased) throws SQLException {
              return reversed(super.append(transaction, events, leased));
            }
          },
      "storedEventsAreReturnedInTheOrderInWhichTheyWereGiven",
      "theSequenceGrowsFromEventToEvent",
      "eventsAreClaimedInTheOrderOfTheirSequenceAndNoMoreThanAskedFor",
      "ofALongOrderThatThisNodeHoldsAllIsListed",
      "ofALongOrderInOtherHandsTheOldestAreListedAndOneStandsForTheOthers"),
  COUNTS_FROM_THE_BEGINNING_AGAIN(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
              return super.append(events, leased).stream()
                  .map(
                      event ->
                          with(
                              event,
                              event.sequence() - 1000,
                              event.tenant(),
                              event.orderKey(),
                              event.body()))
                  .toList();
            }
          },
      "theSequenceGrowsFromEventToEvent"),
  WRITES_NO_SEQUENCE(
      eachClaimedEvent(
          event ->
              with(
                  event,
                  event.sequence(),
                  event.tenant(),
                  event.orderKey(),
                  "{\"sequence\":0}".getBytes(UTF_8))),
      "theBodyCarriesTheSequence",
      "aClaimedEventIsWhatWasStored"),
  FORGETS_THE_TENANT(
      eachClaimedEvent(
          event -> with(event, event.sequence(), null, event.orderKey(), event.body())),
      "aClaimedEventIsWhatWasStored"),
  CLAIMS_THE_LAST_FIRST(
      claimedEvents(BrokenOutbox::reversed),
      "eventsAreClaimedInTheOrderOfTheirSequenceAndNoMoreThanAskedFor"),
  CLAIMS_MORE_EVENTS_THAN_ASKED_FOR(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> claimEvents(int max) {
              return super.claimEvents(max + 1);
            }
          },
      "eventsAreClaimedInTheOrderOfTheirSequenceAndNoMoreThanAskedFor"),
  CLAIMS_AN_EVENT_AGAIN(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingEvent> claimEvents(int max) {
              List<PendingEvent> claimed = super.claimEvents(max);
              good.committed(claimed, false);
              return claimed;
            }
          },
      "aClaimedEventIsNotClaimedAgain",
      "eventsAreClaimedInTheOrderOfTheirSequenceAndNoMoreThanAskedFor",
      "racingClaimersNeverGetTheSameEvent"),
  HOLDS_NOTHING_FROM_THE_START(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public void committed(List<PendingEvent> events, boolean leased) {
              super.committed(events, false);
            }
          },
      "anEventThatIsLeasedFromTheStartIsNotClaimed",
      "anEventThatEverySubscriberHasTakenIsGone"),
  OFFERS_AGAIN_WHAT_ALL_HAVE_TAKEN(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public void settle(Settlement settlement) {
              super.settle(settlement);
              good.committed(
                  settlement.events().stream()
                      .filter(settled -> settled.remainders().isEmpty())
                      .map(SettledEvent::event)
                      .toList(),
                  false);
            }
          },
      "anEventThatEverySubscriberHasTakenIsGone",
      "nothingStandsWhereEverythingWasDelivered",
      "anEventIsOpenUntilItWasOfferedToAllWhoeverHoldsIt",
      "whatIsDeliveredIsNotUndelivered"),
  CLAIMS_WITHOUT_A_LOCK(
      RacyOutbox::new,
      "racingClaimersNeverGetTheSameEvent",
      "racingClaimersNeverGetTheSameDelivery"),
  TRIES_AGAIN_AT_ONCE(
      eachRemainder(instead(Outcome.Retry.class, AT_ONCE)),
      "aRemainderIsDueAfterItsWaitAndNotBefore",
      "itIsKnownHowLongItIsUntilTheNextDelivery"),
  TAKES_ONE_ENDPOINT_FOR_ANOTHER(
      claimedDeliveries(
          each ->
              new PendingDelivery(each.id(), each.event(), "erp", each.attempts(), each.lease())),
      "aDeliveryKnowsItsEventItsEndpointAndItsAttempts",
      "eachEndpointThatHasNotTakenAnEventIsADeliveryOfItsOwn"),
  COUNTS_NO_ATTEMPTS(
      claimedDeliveries(
          each -> new PendingDelivery(each.id(), each.event(), each.endpoint(), 0, each.lease())),
      "aDeliveryKnowsItsEventItsEndpointAndItsAttempts",
      "aDeliveryThatFailedAgainIsDueAgain"),
  KEEPS_ONE_REMAINDER(
      remainders(all -> all.stream().limit(1).toList()),
      "eachEndpointThatHasNotTakenAnEventIsADeliveryOfItsOwn"),
  TRIES_AGAIN_WHAT_IS_PARKED_AT_FIRST(
      eachRemainder(instead(Outcome.Parked.class, AT_ONCE)),
      "aParkedRemainderIsNotClaimed",
      "whatIsParkedOrSkippedCanBeAskedForAndHasAllItsAttemptsAgain",
      "whatIsAskedForInOrderWaitsForItsTurn",
      "whatIsAskedForWaitsForNoTurnAtAnEndpointWithoutOrder",
      "whatIsAskedForWaitsForNoTurnIfItIsPartOfNoOrder",
      "whatWillBeTriedAgainIsCountedApartFromWhatNobodyHasAskedFor",
      "whatIsParkedMakesNothingOld"),
  CLAIMS_A_DELIVERY_AGAIN(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingDelivery> claimDeliveries(int max) {
              List<PendingDelivery> claimed = super.claimDeliveries(max);
              good.settle(
                  new Settlement(
                      List.of(),
                      claimed.stream()
                          .map(each -> new SettledDelivery(each, each.attempts(), AT_ONCE))
                          .toList(),
                      List.of()));
              return claimed;
            }
          },
      "aClaimedDeliveryIsNotClaimedAgain",
      "noMoreDeliveriesAreClaimedThanAskedFor",
      "racingClaimersNeverGetTheSameDelivery"),
  TRIES_AGAIN_WHAT_WAS_TAKEN(
      eachDelivery(instead(Outcome.Delivered.class, AT_ONCE)),
      "aDeliveryThatWasTakenIsGone",
      "whatWasWaitingIsSettledLikeAnyOther",
      "whatIsDeliveredIsNotUndelivered",
      "whatIsBlockedStaysSoUntilTheOneBeforeItIsDelivered",
      "theNextOneIsFreedInItsTurn"),
  FORGETS_WHAT_FAILS_AGAIN(
      eachDelivery(instead(Outcome.Retry.class, new Outcome.Delivered())),
      "aDeliveryThatFailedAgainIsDueAgain",
      "whatWasWaitingIsSettledLikeAnyOther",
      "theOldestThatIsUndeliveredHasTheAgeOfItsEvent"),
  TRIES_AGAIN_WHAT_IS_PARKED_LATER(
      eachDelivery(instead(Outcome.Parked.class, AT_ONCE)), "aDeliveryThatWasParkedIsNotClaimed"),
  STORES_NO_STRANGE_REASON(
      settlements(
          settlement -> {
            if (settlement.toString().contains("\0")) {
              throw new IllegalStateException("a character that no column takes");
            }
            return settlement;
          }),
      "whateverATransportSaysOfAFailureCanBeStored"),
  TELLS_NO_TIME_OF_DELIVERIES(
      look(
          all ->
              new Look(
                  all.untilEvents(), Optional.empty(), all.waiting(), all.blocked(), all.paused())),
      "itIsKnownHowLongItIsUntilTheNextDelivery"),
  CLAIMS_MORE_DELIVERIES_THAN_ASKED_FOR(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingDelivery> claimDeliveries(int max) {
              return super.claimDeliveries(max + 1);
            }
          },
      "noMoreDeliveriesAreClaimedThanAskedFor"),
  GIVES_WHAT_WAITS_TO_ANY_ENDPOINT(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingDelivery> claimWaiting(String endpoint, int max) {
              return super.claimWaiting("crm", max);
            }
          },
      "aDeliveryThatWaitsForRoomIsClaimedForItsEndpointAlone"),
  NAMES_NO_ENDPOINT_AT_WHICH_SOMETHING_WAITS(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public Set<String> waitingEndpoints() {
              return Set.of();
            }
          },
      "theEndpointsAtWhichDeliveriesWaitAreNamed"),
  GIVES_ALL_THAT_WAITS(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public List<PendingDelivery> claimWaiting(String endpoint, int max) {
              return super.claimWaiting(endpoint, max + 1);
            }
          },
      "whatWaitsIsClaimedInTheOrderOfTheEventsAndNoMoreThanAskedFor"),
  SETTLES_NOTHING_THAT_WAITED(
      good ->
          new ForwardingOutbox(good) {
            private final Set<Long> waited = ConcurrentHashMap.newKeySet();

            @Override
            public List<PendingDelivery> claimWaiting(String endpoint, int max) {
              List<PendingDelivery> claimed = super.claimWaiting(endpoint, max);
              claimed.forEach(each -> waited.add(each.id()));
              return claimed;
            }

            @Override
            public void settle(Settlement settlement) {
              super.settle(
                  new Settlement(
                      settlement.events(),
                      settlement.deliveries().stream()
                          .filter(each -> !waited.contains(each.delivery().id()))
                          .toList(),
                      settlement.attempts()));
            }
          },
      "whatWasWaitingIsSettledLikeAnyOther",
      "theNextOneIsFreedInItsTurn"),
  TRIES_AGAIN_WHAT_HAS_TO_WAIT(
      eachDelivery(instead(Outcome.Waiting.class, AT_ONCE)), "aDueDeliveryCanWaitForRoomInstead"),
  SEES_NOTHING_WAIT(
      look(
          all ->
              new Look(
                  all.untilEvents(), all.untilDeliveries(), false, all.blocked(), all.paused())),
      "aLookTellsWhetherSomethingWaits"),
  TELLS_NO_TIME_OF_EVENTS(
      look(
          all ->
              new Look(
                  Optional.empty(),
                  all.untilDeliveries(),
                  all.waiting(),
                  all.blocked(),
                  all.paused())),
      "aLookTellsWhenAnEventCanBeClaimed"),
  FORGETS_PAUSES(
      look(
          all ->
              new Look(
                  all.untilEvents(),
                  all.untilDeliveries(),
                  all.waiting(),
                  all.blocked(),
                  Set.of())),
      "aLookTellsWhichEndpointsArePaused"),
  REDELIVERS_NOTHING(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public long redeliver(String endpoint, boolean inOrder) {
              return 0;
            }
          },
      "whatIsParkedOrSkippedCanBeAskedForAndHasAllItsAttemptsAgain",
      "whatIsAskedForInOrderWaitsForItsTurn",
      "whatIsAskedForWaitsForNoTurnAtAnEndpointWithoutOrder",
      "whatIsAskedForWaitsForNoTurnIfItIsPartOfNoOrder"),
  REDELIVERS_ALL_AT_ONCE(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public long redeliver(String endpoint, boolean inOrder) {
              return super.redeliver(endpoint, false);
            }
          },
      "whatIsAskedForInOrderWaitsForItsTurn"),
  COUNTS_WHAT_IS_DELIVERED(
      standing(
          all -> new Standing(all.openEvents(), all.deliveries(), all.parked() + 1, all.oldest())),
      "nothingStandsWhereEverythingWasDelivered",
      "whatWillBeTriedAgainIsCountedApartFromWhatNobodyHasAskedFor"),
  COUNTS_NO_OPEN_EVENTS(
      standing(all -> new Standing(0, all.deliveries(), all.parked(), all.oldest())),
      "anEventIsOpenUntilItWasOfferedToAllWhoeverHoldsIt"),
  COUNTS_WHAT_IS_PARKED_AS_ALIVE(
      standing(
          all -> new Standing(all.openEvents(), all.deliveries() + all.parked(), 0, all.oldest())),
      "whatWillBeTriedAgainIsCountedApartFromWhatNobodyHasAskedFor"),
  COUNTS_NOTHING_THAT_IS_HELD(
      good ->
          new ForwardingOutbox(good) {
            private int held;

            @Override
            public List<PendingDelivery> claimWaiting(String endpoint, int max) {
              List<PendingDelivery> claimed = super.claimWaiting(endpoint, max);
              held += claimed.size();
              return claimed;
            }

            @Override
            public Standing standing() {
              Standing all = super.standing();
              return new Standing(
                  all.openEvents(), all.deliveries() - held, all.parked(), all.oldest());
            }
          },
      "aDeliveryThatANodeHoldsStillCounts"),
  TELLS_AN_HOUR_AT_MOST(
      oldest(
          age ->
              age.map(
                  any ->
                      any.compareTo(BreakableOutbox.AN_HOUR) < 0 ? any : BreakableOutbox.AN_HOUR)),
      "theOldestThatIsUndeliveredHasTheAgeOfItsEvent"),
  TELLS_NO_AGE_OF_OPEN_EVENTS(
      standing(
          all ->
              all.openEvents() == 0
                  ? all
                  : new Standing(
                      all.openEvents(), all.deliveries(), all.parked(), Optional.empty())),
      "anOpenEventMayBeTheOldest",
      "theOldestThatIsUndeliveredHasTheAgeOfItsEvent"),
  TELLS_AN_AGE_OF_WHAT_IS_PARKED(
      standing(
          all ->
              all.parked() == 0
                  ? all
                  : new Standing(
                      all.openEvents(),
                      all.deliveries(),
                      all.parked(),
                      Optional.of(BreakableOutbox.AN_HOUR))),
      "whatIsParkedMakesNothingOld"),
  LISTS_NO_OPEN_EVENT(
      undelivered(all -> all.stream().filter(each -> each.type() == null).toList()),
      "anOpenEventIsUndeliveredWhoeverHoldsIt",
      "ofALongOrderThatThisNodeHoldsAllIsListed",
      "ofALongOrderInOtherHandsTheOldestAreListedAndOneStandsForTheOthers"),
  LISTS_A_HUNDRED(
      undelivered(all -> all.stream().limit(100).toList()),
      "ofALongOrderThatThisNodeHoldsAllIsListed",
      "ofALongOrderInOtherHandsTheOldestAreListedAndOneStandsForTheOthers"),
  LISTS_THE_LAST_FIRST(
      undelivered(BrokenOutbox::reversed),
      "ofALongOrderThatThisNodeHoldsAllIsListed",
      "ofALongOrderInOtherHandsTheOldestAreListedAndOneStandsForTheOthers"),
  FORGETS_THE_ORDER(
      eachClaimedEvent(event -> with(event, event.sequence(), event.tenant(), null, event.body())),
      "aClaimedEventStillKnowsItsOrder"),
  LISTS_NOTHING_THAT_IS_PARKED(
      eachRemainder(instead(Outcome.Parked.class, new Outcome.Skipped("parked"))),
      "whatAnEndpointHasNotTakenIsUndeliveredUnlessItIsSkipped",
      "whatIsParkedBlocksAndWhatIsSkippedDoesNot"),
  LISTS_ONE_ENDPOINT(
      undelivered(
          all ->
              all.stream()
                  .filter(each -> each.endpoint() == null || each.endpoint().equals("crm"))
                  .toList()),
      "ofEachEndpointTheOldestThatItHasNotTakenIsUndelivered"),
  LISTS_WHAT_IS_DELIVERED(
      good ->
          new ForwardingOutbox(good) {
            private final List<Undelivered> delivered = new ArrayList<>();

            @Override
            public void settle(Settlement settlement) {
              super.settle(settlement);
              settlement.deliveries().stream()
                  .filter(each -> each.outcome() instanceof Outcome.Delivered)
                  .map(SettledDelivery::delivery)
                  .map(each -> Undelivered.left(-42, each.event().sequence(), each.endpoint()))
                  .forEach(delivered::add);
            }

            @Override
            public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
              return Stream.concat(super.undelivered(orderKeys, held).stream(), delivered.stream())
                  .toList();
            }
          },
      "whatIsDeliveredIsNotUndelivered"),
  TRIES_AGAIN_WHAT_IS_BLOCKED(
      eachRemainder(instead(Outcome.Blocked.class, AT_ONCE)),
      "whatIsBlockedIsNeitherDueNorWaiting",
      "whatIsBlockedStaysSoUntilTheOneBeforeItIsDelivered",
      "theNextOneIsFreedInItsTurn",
      "anOpenEventBlocksWhatComesAfterItAndNotWhatIsBeforeIt",
      "whatIsParkedBlocksAndWhatIsSkippedDoesNot",
      "whatAnotherEndpointHasNotTakenBlocksNothing",
      "whatACrashHasLeftBlockedIsFreedInAllOrders"),
  SEES_NOTHING_BLOCKED(
      look(
          all ->
              new Look(
                  all.untilEvents(), all.untilDeliveries(), all.waiting(), false, all.paused())),
      "whatIsBlockedIsNeitherDueNorWaiting"),
  FREES_NOTHING(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public Set<String> unblock(Collection<Long> orderKeys) {
              return Set.of();
            }
          },
      "whatIsBlockedStaysSoUntilTheOneBeforeItIsDelivered",
      "theNextOneIsFreedInItsTurn",
      "anOpenEventBlocksWhatComesAfterItAndNotWhatIsBeforeIt",
      "whatIsParkedBlocksAndWhatIsSkippedDoesNot",
      "whatAnotherEndpointHasNotTakenBlocksNothing"),
  FREES_EVERYTHING(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public Set<String> unblock(Collection<Long> orderKeys) {
              return good.unblock();
            }
          },
      "whatIsBlockedStaysSoUntilTheOneBeforeItIsDelivered",
      "whatIsParkedBlocksAndWhatIsSkippedDoesNot"),
  SAYS_THAT_IT_FREED_WHEN_IT_DID_NOT(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public Set<String> unblock(Collection<Long> orderKeys) {
              super.unblock(orderKeys);
              return Set.of("crm");
            }
          },
      "whatIsBlockedStaysSoUntilTheOneBeforeItIsDelivered",
      "theNextOneIsFreedInItsTurn",
      "anOpenEventBlocksWhatComesAfterItAndNotWhatIsBeforeIt",
      "whatIsParkedBlocksAndWhatIsSkippedDoesNot"),
  BLOCKS_ALL_BEHIND_AN_OPEN_EVENT(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public Set<String> unblock(Collection<Long> orderKeys) {
              return super.standing().openEvents() == 0 ? super.unblock(orderKeys) : Set.of();
            }
          },
      "anOpenEventBlocksWhatComesAfterItAndNotWhatIsBeforeIt"),
  BLOCKS_BEHIND_WHAT_IS_SKIPPED(
      eachRemainder(instead(Outcome.Skipped.class, new Outcome.Parked("skipped"))),
      "whatAnEndpointHasNotTakenIsUndeliveredUnlessItIsSkipped",
      "whatIsParkedBlocksAndWhatIsSkippedDoesNot"),
  BLOCKS_BEHIND_ANOTHER_ENDPOINT(
      remainders(
          all ->
              all.stream()
                  .map(rest -> new Remainder("crm", rest.attempts(), rest.outcome()))
                  .toList()),
      "whatAnotherEndpointHasNotTakenBlocksNothing",
      "eachEndpointThatHasNotTakenAnEventIsADeliveryOfItsOwn",
      "ofEachEndpointTheOldestThatItHasNotTakenIsUndelivered",
      "theEndpointsAtWhichDeliveriesWaitAreNamed"),
  LEAVES_BLOCKED_WHAT_A_CRASH_HAS_LEFT(
      good ->
          new ForwardingOutbox(good) {
            @Override
            public Set<String> unblock() {
              return Set.of();
            }
          },
      "whatACrashHasLeftBlockedIsFreedInAllOrders",
      "whatIsAskedForInOrderWaitsForItsTurn");

  private final UnaryOperator<Outbox> breaking;
  private final Set<String> cases;

  BrokenOutbox(UnaryOperator<Outbox> breaking, String... cases) {
    this.breaking = breaking;
    this.cases = Set.of(cases);
  }

  Outbox breaking(Outbox good) {
    return breaking.apply(good);
  }

  @Override
  public Set<String> cases() {
    return cases;
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }
}
