package io.webhookkit.testkit;

import io.webhookkit.signature.InvalidSignatureException;
import io.webhookkit.signature.WebhookVerifier;
import io.webhookkit.testkit.endpoint.Answer;
import io.webhookkit.testkit.endpoint.AnswerScript;
import io.webhookkit.testkit.endpoint.LoopbackConnection;
import io.webhookkit.testkit.endpoint.LoopbackRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Verifies each request that comes to a recorder, records it, and answers it. Thread-safe. */
final class RecordingEndpoint {

  /** Whom requests are for whose path has no name. */
  static final String DEFAULT_NAME = "recorder";

  private static final Answer OK = new Answer.Respond(200, Map.of(), "");
  private static final Answer NONE = new Answer.Hang();
  private static final Answer UNAUTHORIZED = new Answer.Respond(401, Map.of(), "");

  private final ReceivedRequests requests;
  private final AnswerGate gate;
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private volatile WebhookVerifier verifier;

  /**
   * Creates one that answers 200.
   *
   * @param requests where they are recorded
   * @param gate what they wait at for their answer
   * @param verifier what judges signatures
   */
  RecordingEndpoint(ReceivedRequests requests, AnswerGate gate, WebhookVerifier verifier) {
    this.requests = requests;
    this.gate = gate;
    this.verifier = verifier;
  }

  /** Has signatures judged by another verifier from now on. */
  void verifying(WebhookVerifier other) {
    verifier = other;
  }

  /** Answers the next requests so, and no earlier script; after it comes 200 again. */
  void answering(List<AnswerScript> scripts) {
    script.clear();
    scripts.forEach(each -> script.addAll(each.answers()));
  }

  void handle(LoopbackRequest request, LoopbackConnection connection) throws IOException {
    CompletableFuture<Boolean> released = gate.release();
    String forgery = forgery(request);
    Answer answer = forgery == null ? nextAnswer() : UNAUTHORIZED;
    CompletableFuture<Boolean> open = answer instanceof Answer.Hang ? released : gate.passage();
    int status = open.isDone() ? answer.status() : 0;
    ReceivedWebhook received = ReceivedWebhook.of(endpoint(request), request, forgery, status);
    requests.add(received);
    boolean held = !open.isDone();
    if (!open.join() || (held && connection.isAbandoned())) {
      NONE.give(connection);
      return;
    }
    Answer given = answer instanceof Answer.Hang ? OK : answer;
    ReceivedWebhook answered = note(received, given.status());
    note(answered, given.give(connection));
  }

  /** Whoever is told the answer must find it noted, but for one that takes time. */
  private ReceivedWebhook note(ReceivedWebhook known, int status) {
    if (status == known.status()) {
      return known;
    }
    ReceivedWebhook now = known.answered(status);
    requests.replace(known, now);
    return now;
  }

  private Answer nextAnswer() {
    Answer next = script.poll();
    return next == null ? OK : next;
  }

  private static String endpoint(LoopbackRequest request) {
    String name = request.path().substring(1);
    return name.isEmpty() ? DEFAULT_NAME : name;
  }

  /** Returns what is wrong with the signature; null if nothing is. */
  private @Nullable String forgery(LoopbackRequest request) {
    try {
      verifier.verify(request.headers(), request.body());
      return null;
    } catch (InvalidSignatureException e) {
      return e.getMessage();
    }
  }
}
