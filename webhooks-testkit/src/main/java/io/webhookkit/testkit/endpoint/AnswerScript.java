package io.webhookkit.testkit.endpoint;

import io.webhookkit.testkit.endpoint.Answer.CutOff;
import io.webhookkit.testkit.endpoint.Answer.Hang;
import io.webhookkit.testkit.endpoint.Answer.Reset;
import io.webhookkit.testkit.endpoint.Answer.Respond;
import io.webhookkit.testkit.endpoint.Answer.Slow;
import io.webhookkit.testkit.endpoint.Answer.SlowBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an endpoint answers its next requests, one after the other. Immutable.
 *
 * <pre>{@code
 * recorder.answering(respond(503).twice().then(200));
 * recorder.answering(respond(429).withHeader("Retry-After", "30").then(reset()).then(hang()));
 * }</pre>
 */
public final class AnswerScript {

  /** As good as forever, in a test. */
  private static final int MANY = 100_000;

  private final List<Answer> before;
  private final Answer last;
  private final int times;

  private AnswerScript(List<Answer> before, Answer last, int times) {
    this.before = before;
    this.last = last;
    this.times = times;
  }

  private static AnswerScript of(Answer answer) {
    return new AnswerScript(List.of(), answer, 1);
  }

  /** Answers with a status, such as 503. */
  public static AnswerScript respond(int status) {
    return of(new Respond(status, Map.of(), ""));
  }

  /** Sends the request elsewhere, with 307. */
  public static AnswerScript redirect(String url) {
    return respond(307).withHeader("Location", url);
  }

  /** Answers with 429, and asks for silence. */
  public static AnswerScript tooMany(Duration retryAfter) {
    return respond(429).withHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /** Answers with 410: nothing is wanted here any more. */
  public static AnswerScript gone() {
    return respond(410);
  }

  /** Does not answer, until the recorder is told to, or closed. */
  public static AnswerScript hang() {
    return of(new Hang());
  }

  /** Resets the connection without an answer. */
  public static AnswerScript reset() {
    return of(new Reset());
  }

  /** Ends the connection in the middle of a good answer's head. */
  public static AnswerScript cutOff() {
    return of(new CutOff());
  }

  /** Gives a good answer that comes byte by byte, about 40 of them, with a pause before each. */
  public static AnswerScript slowly(Duration between) {
    return of(new Slow(between));
  }

  /** Gives a good answer whose body comes byte by byte, with a pause before each. */
  public static AnswerScript slowBody(int bytes, Duration between) {
    return of(new SlowBody(bytes, between));
  }

  /** Gives the last answer a header. */
  public AnswerScript withHeader(String name, String value) {
    Respond response = response();
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.put(name, value);
    return withLast(new Respond(response.status(), headers, response.body()));
  }

  /** Gives the last answer a body. */
  public AnswerScript withBody(String body) {
    Respond response = response();
    return withLast(new Respond(response.status(), response.headers(), body));
  }

  private Respond response() {
    if (last instanceof Respond response) {
      return response;
    }
    throw new IllegalStateException("Only an answer of respond(…) has headers and a body");
  }

  private AnswerScript withLast(Answer answer) {
    return new AnswerScript(before, answer, times);
  }

  /** Gives the last answer twice. */
  public AnswerScript twice() {
    return times(2);
  }

  /** Gives the last answer a number of times. */
  public AnswerScript times(int count) {
    return new AnswerScript(before, last, count);
  }

  /** Gives the last answer for good. */
  public AnswerScript always() {
    return times(MANY);
  }

  /** Goes on with a status. */
  public AnswerScript then(int status) {
    return then(respond(status));
  }

  /** Goes on with what another script says. */
  public AnswerScript then(AnswerScript next) {
    List<Answer> all = new ArrayList<>(answers());
    all.addAll(next.before);
    return new AnswerScript(all, next.last, next.times);
  }

  /** Returns the answers in their order; after them an endpoint answers with 200 again. */
  public List<Answer> answers() {
    List<Answer> all = new ArrayList<>(before);
    all.addAll(Collections.nCopies(times, last));
    return all;
  }
}
