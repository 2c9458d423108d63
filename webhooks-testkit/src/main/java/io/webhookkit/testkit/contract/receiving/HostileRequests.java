package io.webhookkit.testkit.contract.receiving;

import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.testkit.contract.receiving.RawRequest.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Requests that nobody sends who means well: each is refused, in bounded time and memory. */
abstract class HostileRequests {

  private static final String BODY = "{\"type\":\"lead.readdressed\",\"data\":{}}";
  private static final String CHUNK = "x".repeat(8192);
  private static final int FAR_TOO_LONG = 50 * 1024 * 1024;

  /** Longer than any time-out that is configured; a request that hangs takes until the end. */
  private static final Duration BOUND = Duration.ofSeconds(35);

  /** Returns the application under test, which runs with {@link #settings}. */
  protected abstract ReceivingApp app();

  /** Returns the settings of the application under test. */
  protected abstract ReceivingSettings settings();

  /**
   * Returns whether the server closes a connection without an answer where what it reads breaks off
   * or is no HTTP; false unless overridden.
   */
  protected boolean hangsUp() {
    return false;
  }

  /** Returns where the CRM sends to. */
  final String crmUrl() {
    return app().url() + "/crm";
  }

  @Test
  void anAnnouncedLengthThatIsTooLongIsRefusedUnread() throws Exception {
    refused(Set.of(413), with("Content-Length", "" + FAR_TOO_LONG), out -> {});
  }

  @Test
  void aBodyThatIsTooLongIsNotReadToItsEnd() throws Exception {
    refused(
        Set.of(413),
        with("Transfer-Encoding", "chunked"),
        out -> {
          for (int sent = 0; sent < FAR_TOO_LONG; sent += CHUNK.length()) {
            out.write("2000\r\n%s\r\n".formatted(CHUNK).getBytes(UTF_8));
          }
        });
  }

  @Test
  void aLengthThatIsNoNumberIsMalformed() throws Exception {
    refused(Set.of(400), with("Content-Length", "x"), text(BODY));
  }

  @Test
  void aLengthBelowZeroIsMalformed() throws Exception {
    refused(Set.of(400), with("Content-Length", "-1"), text(BODY));
  }

  @Test
  void twoLengthsAreMalformed() throws Exception {
    refused(
        Set.of(400),
        signed().header("Content-Length", "5").header("Content-Length", "6"),
        text(BODY));
  }

  @Test
  void chunksThatAreNoneAreRefused() throws Exception {
    refused(
        orNothing(400, 401),
        with("Transfer-Encoding", "chunked"),
        text("not hexadecimal\r\n" + BODY));
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() throws Exception {
    refused(orNothing(400, 408), with("Content-Length", "100"), text("{"));
  }

  @Test
  void aBodyThatDripsIsGivenUp() throws Exception {
    refused(Set.of(408), () -> with("Content-Length", "60000").drip());
  }

  @Test
  void aPageIsNoWebhook() throws Exception {
    refused(Set.of(415), typed("text/html"), text(BODY));
  }

  @Test
  void anUploadIsNoWebhook() throws Exception {
    refused(
        Set.of(415),
        typed("multipart/form-data; boundary=x"),
        text("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n"));
  }

  @Test
  void anotherCharacterSetIsNotUnderstood() throws Exception {
    refused(Set.of(415), typed("application/json; charset=utf-16"), text(BODY));
  }

  @Test
  void aTypeThatIsNoneIsNotUnderstood() throws Exception {
    refused(Set.of(400, 415), typed("json"), text(BODY));
  }

  @Test
  void aCompressedBombIsNotUnpacked() throws Exception {
    byte[] bomb = bomb();
    assertThat(bomb.length).isLessThan(ReceivingSettings.MAX_BYTES);
    refused(
        Set.of(413, 415), // some servers unpack by themselves, as far as they take a body
        with("Content-Encoding", "gzip").header("Content-Length", "" + bomb.length),
        out -> out.write(bomb));
  }

  @Test
  void anUnknownCompressionIsNotUnderstood() throws Exception {
    refused(
        Set.of(415),
        with("Content-Encoding", "br").header("Content-Length", "" + BODY.length()),
        text(BODY));
  }

  @Test
  void twoIdsAreMalformed() throws Exception {
    refused(Set.of(400), measured().header("webhook-id", "msg_other"), text(BODY));
  }

  @Test
  void twoSignaturesHeadersAreMalformed() throws Exception {
    refused(Set.of(400), measured().header("Webhook-Signature", "v1,AAAA"), text(BODY));
  }

  @Test
  void aRequestWithoutAnIdIsMalformed() throws Exception {
    refused(Set.of(400), without(WebhookHeaders.ID), text(BODY));
  }

  @Test
  void aTimeThatIsNoneIsMalformed() throws Exception {
    refused(
        Set.of(400),
        without(WebhookHeaders.TIMESTAMP).header(WebhookHeaders.TIMESTAMP, "9".repeat(40)),
        text(BODY));
  }

  @Test
  void aRequestWithoutASignatureIsNotBelieved() throws Exception {
    refused(Set.of(401), without(WebhookHeaders.SIGNATURE), text(BODY));
  }

  @Test
  void aBodyThatWasChangedIsNotBelieved() throws Exception {
    refused(Set.of(401), measured(), text(BODY.replace("lead", "dead")));
  }

  @Test
  void aBodyThatIsNoTextIsNotBelieved() throws Exception {
    byte[] noText = new byte[BODY.length()];
    Arrays.fill(noText, (byte) 0xff);
    refused(Set.of(401), measured(), out -> out.write(noText));
  }

  @Test
  void thousandsOfSignaturesAreNotBelieved() throws Exception {
    refused(
        Set.of(400, 401, 431),
        without(WebhookHeaders.SIGNATURE)
            .header(WebhookHeaders.SIGNATURE, "v1,AAAA ".repeat(900).strip()),
        text(BODY));
  }

  @Test
  void otherMethodsAreNotAllowed() throws Exception {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
      String answer = new RawRequest(method, crmUrl(), Map.of()).send(out -> {});
      assertThat(RawRequest.status(answer)).as(answer).isEqualTo(405);
      assertThat(answer).containsPattern("(?i)\\nallow: .*POST");
    }
  }

  private void refused(Set<Integer> statuses, RawRequest request, Body body) throws Exception {
    refused(statuses, () -> request.send(body));
  }

  private void refused(Set<Integer> statuses, Callable<String> exchange) throws Exception {
    long begin = System.nanoTime();
    String answer = exchange.call();

    assertThat(statuses).as(answer).contains(RawRequest.status(answer));
    assertThat(answer)
        .doesNotContain("Exception", "io.webhookkit", "\tat ", settings().secret().reveal());
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
  }

  private Set<Integer> orNothing(Integer... statuses) {
    Set<Integer> all = new HashSet<>(Set.of(statuses));
    if (hangsUp()) {
      all.add(RawRequest.NOTHING);
    }
    return all;
  }

  private RawRequest signed() {
    return without("");
  }

  private RawRequest measured() {
    return with("Content-Length", "" + BODY.length());
  }

  private RawRequest with(String name, String value) {
    return signed().header(name, value);
  }

  private RawRequest typed(String type) {
    Map<String, String> headers = headers();
    headers.put("Content-Type", type);
    return new RawRequest("POST", crmUrl(), headers).header("Content-Length", "" + BODY.length());
  }

  private RawRequest without(String header) {
    Map<String, String> headers = headers();
    headers.keySet().removeIf(name -> name.equalsIgnoreCase(header));
    RawRequest request = new RawRequest("POST", crmUrl(), headers);
    return header.isEmpty() ? request : request.header("Content-Length", "" + BODY.length());
  }

  private Map<String, String> headers() {
    return new LinkedHashMap<>(
        signedAs(SourceKind.STANDARD, settings().secret().reveal()).body(BODY).headers());
  }

  private static Body text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  /** Some 40 KB that become 40 MB. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 5000; i++) {
        gzip.write(CHUNK.getBytes(UTF_8));
      }
    }
    return packed.toByteArray();
  }
}
