package io.webhookkit.testkit;

import io.webhookkit.Webhooks;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookVerifier;
import io.webhookkit.testkit.endpoint.AnswerScript;
import io.webhookkit.testkit.endpoint.LoopbackServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A real endpoint on loopback that records what it receives and verifies every signature; or
 * several, each with a name. Thread-safe.
 *
 * <pre>{@code
 * try (WebhookRecorder recorder = WebhookRecorder.start()) {
 *   Webhooks webhooks =
 *       Webhooks.builder().endpoint(recorder.endpoint("lead.*")).trustedHosts(List.of("127.0.0.1"))…;
 *   recorder.draining(webhooks);
 *   …
 *   assertThat(recorder).received("lead.created").once();
 * }
 * }</pre>
 */
public final class WebhookRecorder implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Secret secret = Secret.generate();
  private final ReceivedRequests requests = new ReceivedRequests();
  private final AssertedWebhooks asserted = new AssertedWebhooks();
  private final AnswerGate gate = new AnswerGate();
  private final RecordingEndpoint recording =
      new RecordingEndpoint(requests, gate, new WebhookVerifier(secret));
  private final LoopbackServer server;
  private volatile Drained drained = Drained.nothing();

  private WebhookRecorder(int port) {
    this.server = LoopbackServer.start(port, recording::handle);
  }

  /** Starts a recorder on a free port. */
  public static WebhookRecorder start() {
    return start(0);
  }

  /** Starts a recorder on a port of 127.0.0.1; 0 takes a free one. */
  public static WebhookRecorder start(int port) {
    return new WebhookRecorder(port);
  }

  /** Returns the address to send to. Its host, 127.0.0.1, has to be a trusted one. */
  public String url() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  /** Returns the address of the endpoint with a name. */
  public String url(String endpoint) {
    return url() + endpoint;
  }

  /** Returns the secret to sign with, in its written form. */
  public String secret() {
    return secret.reveal();
  }

  /** Returns this recorder as an endpoint named "recorder" that wants these events. */
  public Endpoint endpoint(String... events) {
    return Endpoint.named(RecordingEndpoint.DEFAULT_NAME)
        .url(url())
        .secret(secret())
        .events(events)
        .build();
  }

  /**
   * Returns the settings of an application that has this recorder as an endpoint, for whatever a
   * framework takes settings of a test from.
   *
   * @param endpoint the name of the endpoint
   * @param events what it wants, such as {@code lead.*}
   */
  public Map<String, String> settings(String endpoint, String... events) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("webhooks.trusted-hosts", "127.0.0.1");
    settings.put("webhooks.endpoints." + endpoint + ".url", url(endpoint));
    settings.put("webhooks.endpoints." + endpoint + ".secret", secret());
    settings.put("webhooks.endpoints." + endpoint + ".events", String.join(",", events));
    return settings;
  }

  /**
   * Has every assertion wait until these webhooks have made each attempt that is due for what was
   * committed. From now on signatures are judged by their clock.
   */
  public WebhookRecorder draining(Webhooks webhooks) {
    drained = Drained.of(webhooks);
    recording.verifying(
        new WebhookVerifier(List.of(secret), WebhookVerifier.DEFAULT_TOLERANCE, webhooks.clock()));
    return this;
  }

  /**
   * As {@link #draining(Webhooks)}, for an application in another process.
   *
   * @param await returns once the application has made each attempt that is due
   */
  public WebhookRecorder draining(Runnable await) {
    drained = Drained.by(await);
    return this;
  }

  /** Answers the next requests with these statuses, one each; after them comes 200 again. */
  public WebhookRecorder answering(Integer... statuses) {
    return answering(Stream.of(statuses).map(AnswerScript::respond).toList());
  }

  /** Answers the next requests as the script says, and no earlier one; after it comes 200 again. */
  public WebhookRecorder answering(AnswerScript answers) {
    return answering(List.of(answers));
  }

  private WebhookRecorder answering(List<AnswerScript> scripts) {
    recording.answering(scripts);
    return this;
  }

  /**
   * Records requests, with status 0, and answers none until {@link #answer} or {@link #abandon}.
   */
  public void hang() {
    gate.shut();
  }

  /** Answers what hangs, and goes on answering. */
  public void answer() {
    gate.open();
  }

  /** Closes what hangs without an answer, and goes on answering what comes. */
  public void abandon() {
    gate.abandon();
  }

  /** Returns every request so far, in the order of arrival. */
  public List<ReceivedWebhook> requests() {
    return requests.all();
  }

  /** Returns the requests that were taken: good signature, answered with 2xx. */
  public List<ReceivedWebhook> received() {
    return requests().stream().filter(ReceivedWebhook::isAccepted).toList();
  }

  /**
   * Waits until a condition on the requests so far holds.
   *
   * @throws AssertionError if it does not within 30 s
   */
  public void await(Predicate<List<ReceivedWebhook>> condition) throws InterruptedException {
    if (!requests.await(condition, PATIENCE)) {
      throw new AssertionError("Waited 30 s in vain; received: " + requests.all());
    }
  }

  /** Forgets what was received so far. */
  public void clear() {
    requests.clear();
    asserted.clear();
  }

  /** Begins anew, for another test: waits for what is under way, and forgets all. */
  public void startOver() {
    recording.answering(List.of());
    abandon();
    drain();
    clear();
  }

  /** Waits until what was given to {@link #draining} has sent what was committed. */
  void drain() {
    drained.await().run();
  }

  /** Says what may be the reason that something is missing. */
  String whatIsNotHere() {
    String standing = drained.standing().get();
    return standing.isEmpty() && requests().isEmpty()
        ? "  (nothing else waits: was the transaction committed? A test's own may still be open)"
        : standing;
  }

  AssertedWebhooks asserted() {
    return asserted;
  }

  /** Stops listening; what hangs gets no answer. */
  @Override
  public void close() {
    abandon();
    server.close();
  }
}
