package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.Inbox.AfterFailure;
import io.webhookkit.inbound.Inbox.Due;
import io.webhookkit.inbound.Inbox.Handled;
import io.webhookkit.inbound.Inbox.Handling;
import io.webhookkit.inbound.ParkedEvent;
import io.webhookkit.inbound.Retries;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Inboxes that break a promise. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenInbox implements Broken {
  HANDLES_EACH_TIME(
      good ->
          new ForwardingInbox(good) {
            @Override
            public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
              Handled handled = super.handleOnce(event, handling);
              if (handled == Handled.BEFORE) {
                handling.run();
              }
              return handled;
            }
          },
      "anEventIsHandledOnce",
      "ofManyThatStoreAndHandleTheSameAtOnceOneDoes",
      "whoComesWithTheSameIdWhileItIsHandledAppliesNothing"),
  SAYS_NOW_EACH_TIME(
      handled(handled -> handled == Handled.BEFORE ? Handled.NOW : handled),
      "itTellsWhetherTheEventWasHandledNow",
      "idsThatAreAlmostTheSameAreOtherEvents",
      "itIsKnownForAsLongAsIsSaidWhatWasHandled",
      "whoComesWithTheSameIdWhileItIsHandledAppliesNothing"),
  KNOWS_NO_SOURCES(
      events(event -> with(event, "crm", event.id())),
      "theSameIdOfTwoSourcesIsTwoEvents",
      "parkedEventsAreRerunWithAllTheirAttempts"),
  KNOWS_NO_CAPITALS(
      events(event -> with(event, event.source(), event.id().toLowerCase(Locale.ROOT))),
      "idsThatAreAlmostTheSameAreOtherEvents"),
  CUTS_LONG_IDS(
      events(
          event ->
              with(
                  event,
                  event.source(),
                  event.id().substring(0, Math.min(255, event.id().length())))),
      "idsThatAreAlmostTheSameAreOtherEvents"),
  TAKES_BUSY_FOR_HANDLED(
      handled(handled -> handled == Handled.BUSY ? Handled.BEFORE : handled),
      "whoComesWithTheSameIdWhileItIsHandledAppliesNothing"),
  HANDLES_WHAT_IS_BEING_HANDLED(
      good ->
          new ForwardingInbox(good) {
            @Override
            public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
              Handled handled =
                  super.handleOnce(
                      event,
                      () -> {
                        LockSupport.parkNanos(1_000_000);
                        handling.run();
                      });
              if (handled == Handled.BUSY) {
                handling.run();
              }
              return handled;
            }
          },
      "whoComesWithTheSameIdWhileItIsHandledAppliesNothing",
      "ofManyThatStoreAndHandleTheSameAtOnceOneDoes"),
  TAKES_A_FAILURE_FOR_HANDLED(
      good ->
          new ForwardingInbox(good) {
            @Override
            public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
              return super.handleOnce(
                  event,
                  () -> {
                    try {
                      handling.run();
                    } catch (IOException e) {
                      // it is what it is
                    }
                  });
            }
          },
      "anEventThatCouldNotBeHandledIsDueAgain"),
  TRIES_AGAIN_AT_ONCE(
      good ->
          new ForwardingInbox(good) {
            @Override
            public AfterFailure failed(InboundEvent event, String error, Retries retries) {
              return super.failed(
                  event, error, attempts -> retries.after(attempts).map(wait -> Duration.ZERO));
            }
          },
      "anEventThatCouldNotBeHandledIsDueAgain",
      "itTellsWhenTheNextOneIsDue"),
  ALWAYS_WAITS_FOR_LONG(
      good ->
          new ForwardingInbox(good) {
            @Override
            public Due due(Collection<String> sources, int most, Duration longest) {
              return new Due(super.due(sources, most, longest).events(), longest);
            }
          },
      "itTellsWhenTheNextOneIsDue",
      "whatIsDueComesInTheOrderInWhichItCame"),
  HANDLES_FOR_OTHERS(
      good ->
          new ForwardingInbox(good) {
            @Override
            public Due due(Collection<String> sources, int most, Duration longest) {
              return super.due(List.of("crm", "erp", "billing"), most, longest);
            }
          },
      "whatOthersHaveToHandleIsLeftToThem"),
  LEAVES_PARKED_WHAT_IS_SENT_AGAIN(
      good ->
          new ForwardingInbox(good) {
            @Override
            public void store(InboundEvent event, Duration rest) {
              if (!isParked(good, event)) {
                super.store(event, rest);
              }
            }
          },
      "aParkedEventThatIsSentAgainIsDueAgain"),
  GIVES_WHAT_IS_SENT_AGAIN_ALL_ATTEMPTS(
      good ->
          new ForwardingInbox(good) {
            @Override
            public void store(InboundEvent event, Duration rest) {
              if (isParked(good, event)) {
                good.rerun(event.source());
              }
              super.store(event, rest);
            }
          },
      "aParkedEventThatIsSentAgainIsDueAgain"),
  HANDLES_THE_LAST_FIRST(
      due(
          events -> {
            List<InboundEvent> reversed = new ArrayList<>(events);
            Collections.reverse(reversed);
            return reversed;
          }),
      "whatIsDueComesInTheOrderInWhichItCame",
      "anEventThatIsDueIsWhatWasStored"),
  LEAVES_NO_TIME_TO_A_REQUEST(
      good ->
          new ForwardingInbox(good) {
            @Override
            public void store(InboundEvent event, Duration rest) {
              super.store(event, Duration.ZERO);
            }
          },
      "whatIsStoredForARequestIsDueOnlyOnceThatMustHaveDied"),
  HANDLES_WHAT_WAS_HANDLED(
      good ->
          new ForwardingInbox(good) {
            private final List<InboundEvent> all = Collections.synchronizedList(new ArrayList<>());

            @Override
            public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
              Handled handled = super.handleOnce(event, handling);
              all.add(event);
              return handled;
            }

            @Override
            public Due due(Collection<String> sources, int most, Duration longest) {
              Due due = super.due(sources, most, longest);
              return new Due(all.isEmpty() ? due.events() : List.copyOf(all), due.next());
            }
          },
      "whatWasHandledIsDueNoMore",
      "ofManyThatStoreAndHandleTheSameAtOnceOneDoes"),
  FORGETS_THE_WAY(
      due(
          events ->
              events.stream()
                  .map(
                      event ->
                          new InboundEvent(
                              event.source(),
                              event.id(),
                              event.type(),
                              event.subject(),
                              event.data(),
                              event.content()))
                  .toList()),
      "anEventThatIsDueIsWhatWasStored"),
  FORGETS_THE_ERROR(
      good ->
          new ForwardingInbox(good) {
            @Override
            public AfterFailure failed(InboundEvent event, String error, Retries retries) {
              return super.failed(event, "it failed", retries);
            }
          },
      "afterItsLastAttemptAnEventIsParked"),
  NEVER_PARKS(
      good ->
          new ForwardingInbox(good) {
            @Override
            public AfterFailure failed(InboundEvent event, String error, Retries retries) {
              Retries endless =
                  attempts -> retries.after(attempts).or(() -> Optional.of(Duration.ofDays(1)));
              return super.failed(event, error, endless);
            }
          },
      "afterItsLastAttemptAnEventIsParked",
      "aParkedEventThatIsSentAgainIsDueAgain",
      "parkedEventsAreRerunWithAllTheirAttempts",
      "whatWasNotHandledIsNeverForgotten"),
  KEEPS_PARKED_WHAT_IS_HANDLED(
      good ->
          new ForwardingInbox(good) {
            private final List<ParkedEvent> before = new ArrayList<>();

            @Override
            public void store(InboundEvent event, Duration rest) {
              before.addAll(good.parked(event.source()));
              super.store(event, rest);
            }

            @Override
            public List<ParkedEvent> parked(String source) {
              return before.isEmpty() ? super.parked(source) : before;
            }
          },
      "aParkedEventIsHandledWhenItIsSentAgain"),
  RERUNS_ALL_SOURCES(
      good ->
          new ForwardingInbox(good) {
            @Override
            public long rerun(String source) {
              return super.rerun("crm") + super.rerun("erp");
            }
          },
      "parkedEventsAreRerunWithAllTheirAttempts"),
  PARKS_WHAT_WAS_HANDLED(
      after(after -> after == AfterFailure.HANDLED ? AfterFailure.PARKED : after),
      "aFailureOfWhatWasHandledMeanwhileIsNone"),
  WAITS_FOR_WHAT_IS_BEING_HANDLED(
      after(after -> after == AfterFailure.BUSY ? AfterFailure.WAITS : after),
      "aFailureOfWhatIsBeingHandledIsLeftToWhoDoes"),
  FORGETS_TOO_EARLY(
      good ->
          new ForwardingInbox(good) {
            @Override
            public long purge(Duration age) {
              return super.purge(age.dividedBy(2));
            }
          },
      "itIsKnownForAsLongAsIsSaidWhatWasHandled"),
  FORGETS_WHAT_WAS_NOT_HANDLED(
      good ->
          new ForwardingInbox(good) {
            private boolean purged;

            @Override
            public long purge(Duration age) {
              purged = true;
              return super.purge(age);
            }

            @Override
            public Due due(Collection<String> sources, int most, Duration longest) {
              return purged ? new Due(List.of(), longest) : super.due(sources, most, longest);
            }
          },
      "whatWasNotHandledIsNeverForgotten"),
  FORGETS_ONE_STEP(
      good ->
          new ForwardingInbox(good) {
            @Override
            public long purge(Duration age) {
              return Math.min(500, super.purge(age));
            }
          },
      "moreIsForgottenThanOneStepTakes");

  private final UnaryOperator<Inbox> breaking;
  private final Set<String> cases;

  BrokenInbox(UnaryOperator<Inbox> breaking, String... cases) {
    this.breaking = breaking;
    this.cases = Set.of(cases);
  }

  Inbox breaking(Inbox good) {
    return breaking.apply(good);
  }

  @Override
  public Set<String> cases() {
    return cases;
  }

  private static UnaryOperator<Inbox> handled(UnaryOperator<Handled> change) {
    return good ->
        new ForwardingInbox(good) {
          @Override
          public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
            return change.apply(super.handleOnce(event, handling));
          }
        };
  }

  private static UnaryOperator<Inbox> after(UnaryOperator<AfterFailure> change) {
    return good ->
        new ForwardingInbox(good) {
          @Override
          public AfterFailure failed(InboundEvent event, String error, Retries retries) {
            return change.apply(super.failed(event, error, retries));
          }
        };
  }

  private static UnaryOperator<Inbox> due(UnaryOperator<List<InboundEvent>> change) {
    return good ->
        new ForwardingInbox(good) {
          @Override
          public Due due(Collection<String> sources, int most, Duration longest) {
            Due due = super.due(sources, most, longest);
            return new Due(change.apply(due.events()), due.next());
          }
        };
  }

  /** Takes an event for another when it is stored, handled or has failed. */
  private static UnaryOperator<Inbox> events(UnaryOperator<InboundEvent> change) {
    return good ->
        new ForwardingInbox(good) {
          @Override
          public void store(InboundEvent event, Duration rest) {
            super.store(change.apply(event), rest);
          }

          @Override
          public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
            return super.handleOnce(change.apply(event), handling);
          }

          @Override
          public AfterFailure failed(InboundEvent event, String error, Retries retries) {
            return super.failed(change.apply(event), error, retries);
          }
        };
  }

  private static boolean isParked(Inbox inbox, InboundEvent event) {
    return inbox.parked(event.source()).stream()
        .anyMatch(parked -> parked.event().id().equals(event.id()));
  }

  private static InboundEvent with(InboundEvent event, String source, String id) {
    return new InboundEvent(
        source, id, event.type(), event.subject(), event.data(), event.content(), event.hops());
  }
}
