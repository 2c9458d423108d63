package io.webhookkit.testkit.broken;

import static io.webhookkit.testkit.broken.BrokenRequests.answering;
import static io.webhookkit.testkit.broken.BrokenRequests.changing;
import static io.webhookkit.testkit.broken.BrokenRequests.taking;
import static io.webhookkit.testkit.broken.BrokenRequests.told;
import static io.webhookkit.testkit.broken.BrokenRequests.withMethod;
import static io.webhookkit.testkit.broken.BrokenRequests.without;

import io.webhookkit.Event;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.UnreadRequest;
import java.util.List;
import java.util.Set;

/** Receivers that break a promise; the first one breaks none. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenReceiving implements Broken {
  BREAKS_NOTHING(new ReceivingBreak() {}),
  HANDLES_NOTHING_AT_ONCE(
      taking(event -> event.source().equals("crm") ? List.of() : List.of(event)),
      "aChangeGoesToEverybodyButWhereItCameFrom",
      "aChangeTellsWhatItHasComeThrough",
      "aHandlerThatFailsLeavesNothingAndTheSenderIsTold",
      "aSignedWebhookChangesAnEntity",
      "whatIsSentManyTimesAtOnceIsAppliedOnce",
      "whatIsSentTwiceIsAppliedOnce"),
  HANDLES_NOTHING_LATER(
      taking(event -> event.source().equals("batch") ? List.of() : List.of(event)),
      "whatIsHandledLaterIsAppliedToo"),
  TAKES_EACH_FOR_A_NEW_ONE(
      new Overlapping(), "whatIsSentManyTimesAtOnceIsAppliedOnce", "whatIsSentTwiceIsAppliedOnce"),
  KEEPS_WHAT_FAILED(
      new ReceivingBreak() {
        @Override
        public boolean rollsBack() {
          return false;
        }
      },
      "aHandlerThatFailsLeavesNothingAndTheSenderIsTold"),
  TELLS_NO_FAILURE(answering(500, 200), "aHandlerThatFailsLeavesNothingAndTheSenderIsTold"),
  FORGETS_WHERE_A_CHANGE_CAME_FROM(
      new ReceivingBreak() {
        @Override
        public Event stored(Event event) {
          return changing(event, null, event.hops());
        }
      },
      "aChangeGoesToEverybodyButWhereItCameFrom"),
  TAKES_OUR_OWN_CHANGES_FOR_THEIRS(
      new ReceivingBreak() {
        @Override
        public Event stored(Event event) {
          return changing(event, "crm", event.hops());
        }
      },
      "aChangeOfOurOwnGoesToEverybody"),
  TELLS_NO_HOPS(
      new ReceivingBreak() {
        @Override
        public Event written(Event event) {
          return changing(event, event.origin(), List.of());
        }
      },
      "aChangeTellsWhatItHasComeThrough"),
  FORGETS_HOPS(
      taking(event -> List.of(BrokenRequests.withoutHops(event))),
      "aChangeTellsWhatItHasComeThrough",
      "aChangeThatHasComeThroughHereBeforeEnds"),
  REFUSES_WHAT_NOBODY_HANDLES(
      taking(
          event -> {
            if (event.type().equals("lead.unheard-of")) {
              throw new IllegalStateException("nobody handles it");
            }
            return List.of(event);
          }),
      "whatNobodyHandlesIsTaken"),
  TAKES_ANY_SOURCE(
      new ReceivingBreak() {
        @Override
        public String source(String path) {
          return path.equals("batch") ? path : "crm";
        }
      },
      "aSourceThatIsNotConfiguredIsNotThere"),
  SIGNS_WHAT_COMES_ITSELF(
      told(BrokenRequests::signed),
      "aBodyThatIsNoTextIsNotBelieved",
      "aBodyThatStopsComingIsGivenUp",
      "aBodyThatWasChangedIsNotBelieved",
      "aPageIsNoWebhook",
      "aRequestWithoutASignatureIsNotBelieved",
      "aRequestWithoutAnIdIsMalformed",
      "aTimeThatIsNoneIsMalformed",
      "aTypeThatIsNoneIsNotUnderstood",
      "anUploadIsNoWebhook",
      "anotherCharacterSetIsNotUnderstood",
      "thousandsOfSignaturesAreNotBelieved",
      "twoIdsAreMalformed",
      "twoSignaturesHeadersAreMalformed",
      "whatSomebodyElseHasSignedIsNotBelieved"),
  TELLS_WHY_IT_REFUSES(
      new ReceivingBreak() {
        @Override
        public InboundAnswer answered(UnreadRequest request, InboundAnswer answer) {
          return answer.status() < 400
              ? answer
              : new InboundAnswer(
                  answer.status(), answer.contentType(), "RejectedRequestException");
        }
      },
      "aBodyThatDripsIsGivenUp",
      "aBodyThatIsNoTextIsNotBelieved",
      "aBodyThatIsTooLongIsNotReadToItsEnd",
      "aBodyThatStopsComingIsGivenUp",
      "aBodyThatWasChangedIsNotBelieved",
      "aCompressedBombIsNotUnpacked",
      "aLengthBelowZeroIsMalformed",
      "aLengthThatIsNoNumberIsMalformed",
      "aPageIsNoWebhook",
      "aRequestWithoutASignatureIsNotBelieved",
      "aRequestWithoutAnIdIsMalformed",
      "aTimeThatIsNoneIsMalformed",
      "aTypeThatIsNoneIsNotUnderstood",
      "anAnnouncedLengthThatIsTooLongIsRefusedUnread",
      "anUnknownCompressionIsNotUnderstood",
      "anUploadIsNoWebhook",
      "anotherCharacterSetIsNotUnderstood",
      "chunksThatAreNoneAreRefused",
      "thousandsOfSignaturesAreNotBelieved",
      "twoIdsAreMalformed",
      "twoLengthsAreMalformed",
      "twoSignaturesHeadersAreMalformed",
      "whatSomebodyElseHasSignedIsNotBelieved"),
  IGNORES_THE_LENGTH(
      told(without("Content-Length")),
      "anAnnouncedLengthThatIsTooLongIsRefusedUnread",
      "twoLengthsAreMalformed"),
  TAKES_ANY_LENGTH(
      told(BrokenRequests::ofAnyLength),
      "aLengthBelowZeroIsMalformed",
      "aLengthThatIsNoNumberIsMalformed"),
  CUTS_WHAT_IS_TOO_LONG(told(BrokenRequests::cut), "aBodyThatIsTooLongIsNotReadToItsEnd"),
  FAILS_WHERE_A_BODY_BREAKS_OFF(
      told(BrokenRequests::failing),
      "aBodyThatStopsComingIsGivenUp",
      "aLengthBelowZeroIsMalformed",
      "chunksThatAreNoneAreRefused"),
  IGNORES_THE_TYPE(
      told(without("Content-Type")),
      "aPageIsNoWebhook",
      "aTypeThatIsNoneIsNotUnderstood",
      "anUploadIsNoWebhook",
      "anotherCharacterSetIsNotUnderstood"),
  IGNORES_THE_ENCODING(
      told(without("Content-Encoding")),
      "aCompressedBombIsNotUnpacked",
      "anUnknownCompressionIsNotUnderstood"),
  TAKES_THE_FIRST_OF_SEVERAL(
      told(BrokenRequests::first),
      "twoIdsAreMalformed",
      "twoLengthsAreMalformed",
      "twoSignaturesHeadersAreMalformed"),
  TELLS_NOT_THAT_IT_WAS_TOO_SLOW(
      answering(408, 500), "aBodyThatDripsIsGivenUp", "aBodyThatStopsComingIsGivenUp"),
  TELLS_STRANGERS_THAT_THEY_ARE_MALFORMED(
      answering(401, 400),
      "aBodyThatIsNoTextIsNotBelieved",
      "aBodyThatWasChangedIsNotBelieved",
      "aRequestWithoutASignatureIsNotBelieved",
      "whatSomebodyElseHasSignedIsNotBelieved"),
  TELLS_THE_MALFORMED_THAT_THEY_ARE_STRANGERS(
      answering(400, 401),
      "aLengthBelowZeroIsMalformed",
      "aLengthThatIsNoNumberIsMalformed",
      "aRequestWithoutAnIdIsMalformed",
      "aTimeThatIsNoneIsMalformed",
      "twoIdsAreMalformed",
      "twoLengthsAreMalformed",
      "twoSignaturesHeadersAreMalformed"),
  TAKES_ANY_METHOD(told(withMethod("POST")), "otherMethodsAreNotAllowed");

  private final ReceivingBreak breaking;
  private final Set<String> cases;

  BrokenReceiving(ReceivingBreak breaking, String... cases) {
    this.breaking = breaking;
    this.cases = Set.of(cases);
  }

  ReceivingBreak breaking() {
    return breaking;
  }

  @Override
  public Set<String> cases() {
    return cases;
  }
}
