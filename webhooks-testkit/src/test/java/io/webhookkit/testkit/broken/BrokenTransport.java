package io.webhookkit.testkit.broken;

import static io.webhookkit.testkit.broken.BreakableTransport.again;
import static io.webhookkit.testkit.broken.BreakableTransport.answers;
import static io.webhookkit.testkit.broken.BreakableTransport.good;
import static io.webhookkit.testkit.broken.BreakableTransport.headers;
import static io.webhookkit.testkit.broken.BreakableTransport.requests;
import static io.webhookkit.testkit.broken.BreakableTransport.telling;
import static io.webhookkit.testkit.broken.BreakableTransport.with;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.testkit.broken.PlainHead.NoHttpException;
import io.webhookkit.testkit.broken.PlainHead.TooLongException;
import io.webhookkit.testkit.broken.PlainTransport.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Transports that break a promise; the first one breaks none. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenTransport implements Broken {
  BREAKS_NOTHING(PlainExchange::new),
  CHANGES_THE_BODY(
      requests(
          request ->
              new DeliveryRequest(
                  request.url(), request.headers(), request.contentType(), new byte[] {'{', '}'})),
      "methodAddressHeadersAndBodyArriveAsTheyWereGiven"),
  SENDS_JSON_ALWAYS(
      requests(
          request ->
              new DeliveryRequest(
                  request.url(), request.headers(), "application/json", request.body())),
      "methodAddressHeadersAndBodyArriveAsTheyWereGiven"),
  LEAVES_THE_QUERY_OUT(
      requests(
          request ->
              new DeliveryRequest(
                  URI.create(request.url().toString().replaceAll("\\?.*", "")),
                  request.headers(),
                  request.contentType(),
                  request.body())),
      "methodAddressHeadersAndBodyArriveAsTheyWereGiven"),
  LEAVES_THE_SIGNATURE_OUT(
      headers(
          headers -> {
            headers.remove("webhook-signature");
            return headers;
          }),
      "methodAddressHeadersAndBodyArriveAsTheyWereGiven"),
  ASKS_FOR_COMPRESSION(
      with("accept-encoding", "gzip"), "noHeaderIsAddedThatTellsOfTheSenderOrAsksForMore"),
  TELLS_ITS_VERSION(
      with("user-agent", "sender/5.4"), "noHeaderIsAddedThatTellsOfTheSenderOrAsksForMore"),
  TELLS_CLASSES_OF_STATUS(
      answers(answer -> new Answered(answer.status() / 100 * 100, answer.retryAfter())),
      "aRequestIsNotRepeatedBecauseOfItsAnswer",
      "anAnswerNeedsNoBody",
      "eachStatusIsToldAsItIs",
      "noRedirectIsFollowed",
      "whenToTryAgainIsToldAsItWasSent"),
  WANTS_A_BODY(
      answers(answer -> answer.status() == 204 ? new NoAnswer("no body") : answer),
      "anAnswerNeedsNoBody"),
  FORGETS_WHEN_TO_TRY_AGAIN(
      answers(answer -> new Answered(answer.status(), null)),
      "aRequestIsNotRepeatedBecauseOfItsAnswer",
      "whenToTryAgainIsToldAsItWasSent"),
  READS_SECONDS_ALONE(
      answers(
          answer ->
              new Answered(
                  answer.status(),
                  answer.retryAfter() != null && answer.retryAfter().matches("\\d+")
                      ? answer.retryAfter()
                      : null)),
      "whenToTryAgainIsToldAsItWasSent"),
  TAKES_AN_INTERIM_ANSWER(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            PlainHead head(InputStream in) throws IOException {
              return PlainHead.read(in);
            }
          },
      "anInterimAnswerIsNotTheAnswer",
      "interimAnswersThatKeepComingAreCutOffAtTheDeadline"),
  FOLLOWS_REDIRECTS(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            void readBody(InputStream in, PlainHead head) throws IOException {
              super.readBody(in, head);
              String location = head.header("location");
              if (location != null) {
                URI url = URI.create(location);
                new PlainExchange(
                        new DeliveryRequest(
                            url, request.headers(), request.contentType(), request.body()),
                        bounds)
                    .run();
              }
            }
          },
      "noRedirectIsFollowed"),
  KEEPS_COOKIES(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            private final Set<String> known = ConcurrentHashMap.newKeySet();

            @Override
            public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
              return known.add(request.url().getAuthority())
                  ? super.send(request)
                  : super.send(
                      new DeliveryRequest(
                          request.url(),
                          Map.of("webhook-id", "msg_1", "cookie", "a=b"),
                          request.contentType(),
                          request.body()));
            }
          },
      "noCookieIsSentBack"),
  REPEATS_A_503(
      again(result -> result.summary().equals("503")), "aRequestIsNotRepeatedBecauseOfItsAnswer"),
  REPEATS_WHAT_WAS_RESET(
      again(result -> result.summary().contains("SocketException")),
      "aRequestThatWasReadIsNotSentAgainWhenTheConnectionIsReset"),
  REPEATS_ON_ANOTHER_CONNECTION(
      again(result -> result.summary().contains("closed")),
      "aRequestThatWasReadOnAnOldConnectionIsNotSentAgainEither"),
  CONNECTS_ON_THE_THREAD_OF_ITS_CALLER(
      bounds ->
          new PlainTransport(bounds) {
            @Override
            PlainExchange exchange(DeliveryRequest request) {
              return new PlainExchange(request, bounds) {
                @Override
                void prepare() {
                  try {
                    super.connect();
                  } catch (IOException e) {
                    end(reason(e));
                  }
                }

                @Override
                void connect() {}
              };
            }
          },
      "sendingDoesNotBlockItsCaller"),
  TELLS_WHO_WAITS(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            @Override
            public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
              return LazyResult.of(super.send(request).toCompletableFuture());
            }
          },
      "theResultIsToldOnAnotherThread"),
  HAS_ROOM_FOR_A_HUNDRED(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            private final AtomicInteger underWay = new AtomicInteger();

            @Override
            public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
              if (underWay.incrementAndGet() > 100) {
                return CompletableFuture.completedFuture(new NoAnswer("no room"));
              }
              return super.send(request)
                  .whenComplete((result, failure) -> underWay.decrementAndGet());
            }
          },
      "manyThatHangHoldNobodyUp"),
  TELLS_THE_ADDRESS(
      telling(URI::toString),
      "aConnectionThatIsClosedBeforeTheStatusIsAFailure",
      "aConnectionThatIsRefusedIsAFailure",
      "aConnectionThatIsResetInTheStatusIsAFailure",
      "aHostThatIsUnknownIsAFailure"),
  TELLS_WHAT_IT_READ(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            String reason(Exception failure) {
              return failure instanceof NoHttpException
                  ? String.valueOf(failure.getMessage())
                  : super.reason(failure);
            }
          },
      "whatIsNoHttpIsAFailure"),
  THROWS_WHAT_FAILED(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            @Override
            public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
              return super.send(request)
                  .thenApply(
                      result -> {
                        if (result instanceof NoAnswer failure) {
                          throw new CompletionException(new IOException(failure.reason()));
                        }
                        return result;
                      });
            }
          },
      "aConnectionThatIsClosedBeforeTheStatusIsAFailure",
      "aConnectionThatIsRefusedIsAFailure",
      "aConnectionThatIsResetInTheStatusIsAFailure",
      "aHeadThatDripsIsCutOffAtTheDeadline",
      "aHeadThatHasNoEndIsCutOffAtTheDeadline",
      "aHeaderWithoutEndIsRefused",
      "aHostThatIsUnknownIsAFailure",
      "aRequestThatWasReadIsNotSentAgainWhenTheConnectionIsReset",
      "aRequestThatWasReadOnAnOldConnectionIsNotSentAgainEither",
      "aStatusLineWithoutEndIsRefused",
      "afterTheDeadlineTheTransportIsAsGoodAsNew",
      "closingEndsWhatIsUnderWay",
      "headersWithoutEndAreRefused",
      "interimAnswersThatKeepComingAreCutOffAtTheDeadline",
      "nothingIsSentInClearToWhoDoesNotSpeakTls",
      "onceClosedItSendsNothing",
      "whatIsNoHttpIsAFailure",
      "whatTheGuardRefusesIsNotConnectedTo",
      "whoAcceptsNothingIsLeftAtTheConnectTimeout",
      "whoAcceptsNothingIsLeftAtTheDeadlineAtTheLatest",
      "whoSaysNothingIsCutOffAtTheDeadline"),
  SPEAKS_IN_CLEAR(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            Socket secure() {
              return socket();
            }
          },
      "nothingIsSentInClearToWhoDoesNotSpeakTls"),
  CONNECTS_TO_ANYBODY(
      bounds ->
          good(
              new Bounds(
                  new AddressGuard(List.of("0.0.0.0/0")),
                  bounds.connectTimeout(),
                  bounds.deadline())),
      "whatTheGuardRefusesIsNotConnectedTo"),
  TRUSTS_A_NAME(
      bounds ->
          good(
              new Bounds(
                  new AddressGuard(List.of("localhost", "127.0.0.1")),
                  bounds.connectTimeout(),
                  bounds.deadline())),
      "whatTheGuardRefusesIsNotConnectedTo"),
  WAITS_LONGER_TO_CONNECT(
      bounds -> good(new Bounds(bounds.guard(), Duration.ofMinutes(1), bounds.deadline())),
      "whoAcceptsNothingIsLeftAtTheConnectTimeout"),
  HAS_NO_DEADLINE(
      bounds -> good(new Bounds(bounds.guard(), bounds.connectTimeout(), Duration.ofHours(1))),
      "aBodyThatDripsIsCutOffAtTheDeadlineThoughItsStatusCounts",
      "aHeadThatDripsIsCutOffAtTheDeadline",
      "aHeadThatHasNoEndIsCutOffAtTheDeadline",
      "afterTheDeadlineTheTransportIsAsGoodAsNew",
      "interimAnswersThatKeepComingAreCutOffAtTheDeadline",
      "whoAcceptsNothingIsLeftAtTheDeadlineAtTheLatest",
      "whoSaysNothingIsCutOffAtTheDeadline"),
  WAITS_FOR_EACH_BYTE(
      bounds ->
          new PlainTransport(bounds) {
            @Override
            void bound(PlainExchange exchange, Duration deadline) {
              try {
                exchange.socket().setSoTimeout((int) deadline.toMillis());
              } catch (SocketException e) {
                throw new IllegalStateException(e);
              }
            }
          },
      "aBodyThatDripsIsCutOffAtTheDeadlineThoughItsStatusCounts",
      "aHeadThatDripsIsCutOffAtTheDeadline",
      "interimAnswersThatKeepComingAreCutOffAtTheDeadline"),
  TELLS_AT_THE_DEADLINE_AND_GOES_ON(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            void cut() {
              tell("no answer in time");
            }
          },
      "aBodyThatDripsIsCutOffAtTheDeadlineThoughItsStatusCounts",
      "aHeadThatDripsIsCutOffAtTheDeadline",
      "aHeadThatHasNoEndIsCutOffAtTheDeadline",
      "closingEndsWhatIsUnderWay",
      "interimAnswersThatKeepComingAreCutOffAtTheDeadline",
      "whoSaysNothingIsCutOffAtTheDeadline"),
  ENDS_AT_THE_FIRST_DEADLINE(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            @Override
            public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
              return super.send(request)
                  .thenApply(
                      result -> {
                        if (result.summary().contains("no answer within")) {
                          close();
                        }
                        return result;
                      });
            }
          },
      "afterTheDeadlineTheTransportIsAsGoodAsNew"),
  TELLS_THE_STATUS_AT_ONCE(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            void readBody(InputStream in, PlainHead head) throws IOException {
              tell("the status is there");
              super.readBody(in, head);
            }
          },
      "aBodyThatDripsIsCutOffAtTheDeadlineThoughItsStatusCounts"),
  WANTS_THE_WHOLE_BODY(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            void answered(PlainHead head) {}

            @Override
            void readBody(InputStream in, PlainHead head) throws IOException {
              int length = (int) Math.min(head.bodyLength(), LONGEST_BODY);
              if (in.readNBytes(length).length == length) {
                super.answered(head);
              }
            }
          },
      "theStatusCountsThoughTheBodyIsCutOff",
      "aBodyThatDripsIsCutOffAtTheDeadlineThoughItsStatusCounts"),
  FAILS_AT_A_LONG_BODY(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            void answered(PlainHead head) {
              if (head.bodyLength() <= LONGEST_BODY) {
                super.answered(head);
              }
            }
          },
      "aBodyWithoutEndIsCutOffThoughItsStatusCounts"),
  TAKES_A_LONG_HEAD_FOR_AN_ANSWER(
      (request, bounds) ->
          new PlainExchange(request, bounds) {
            @Override
            PlainHead head(InputStream in) throws IOException {
              try {
                return super.head(in);
              } catch (TooLongException e) {
                return new PlainHead(200, List.of());
              }
            }
          },
      "aHeaderWithoutEndIsRefused",
      "aStatusLineWithoutEndIsRefused",
      "headersWithoutEndAreRefused"),
  LEAVES_OPEN_WHAT_IS_UNDER_WAY(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            @Override
            public void close() {}
          },
      "closingEndsWhatIsUnderWay",
      "onceClosedItSendsNothing"),
  OPENS_AGAIN_ONCE_CLOSED(
      bounds ->
          new ForwardingTransport(good(bounds)) {
            private volatile boolean closed;

            @Override
            public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
              return closed ? good(bounds).send(request) : super.send(request);
            }

            @Override
            public void close() {
              closed = true;
              super.close();
            }
          },
      "onceClosedItSendsNothing");

  private final Function<Bounds, DeliveryTransport> opening;
  private final Set<String> cases;

  BrokenTransport(BiFunction<DeliveryRequest, Bounds, PlainExchange> exchanging, String... cases) {
    this(
        bounds ->
            new PlainTransport(bounds) {
              @Override
              PlainExchange exchange(DeliveryRequest request) {
                return exchanging.apply(request, bounds);
              }
            },
        cases);
  }

  BrokenTransport(Function<Bounds, DeliveryTransport> opening, String... cases) {
    this.opening = opening;
    this.cases = Set.of(cases);
  }

  DeliveryTransport open(Bounds bounds) {
    return opening.apply(bounds);
  }

  @Override
  public Set<String> cases() {
    return cases;
  }
}
