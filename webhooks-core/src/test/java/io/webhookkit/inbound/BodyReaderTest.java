package io.webhookkit.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  private static final BodyReader READER = new BodyReader(100, Duration.ofMinutes(1));

  @Test
  void readsABodyOfTheGreatestLength() {
    byte[] longest = "x".repeat(100).getBytes(UTF_8);

    assertThat(READER.read(request(Map.of(), of(longest))).body()).isEqualTo(longest);
  }

  @Test
  void refusesALongerOne() {
    assertThat(status(Map.of(), of("x".repeat(101).getBytes(UTF_8)))).isEqualTo(413);
  }

  @Test
  void readsNothingOfABodyThatIsAnnouncedAsTooLong() {
    assertThat(status(Map.of("Content-Length", "101"), untouchable())).isEqualTo(413);
    assertThat(status(Map.of("content-length", "9223372036854775807"), untouchable()))
        .isEqualTo(413);
  }

  @Test
  void refusesALengthThatIsNoNumber() {
    assertThat(status(Map.of("Content-Length", "1e3"), untouchable())).isEqualTo(400);
    assertThat(status(Map.of("Content-Length", "99999999999999999999"), untouchable()))
        .isEqualTo(400);
  }

  @Test
  void readsNoMoreThanItsLimitOfAnEndlessBody() {
    long[] read = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read[0]++;
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            read[0] += length;
            return length;
          }
        };

    assertThat(status(Map.of(), endless)).isEqualTo(413);
    assertThat(read[0]).isLessThan(100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "gzip, identity"})
  void refusesWhatIsCompressed(String encoding) {
    assertThat(status(Map.of("Content-Encoding", encoding), untouchable())).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "multipart/form-data; boundary=x",
        "application/xml",
        "application/octet-stream",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "nonsense",
        ";"
      })
  void refusesWhatIsNeitherJsonNorAForm(String type) {
    assertThat(status(Map.of("Content-Type", type), untouchable())).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/json;charset=\"utf-8\"",
        "application/cloudevents+json",
        "application/x-www-form-urlencoded",
        "text/plain"
      })
  void readsWhatSendersSend(String type) {
    assertThat(READER.read(request(Map.of("Content-Type", type), of(new byte[] {1}))).body())
        .hasSize(1);
  }

  @Test
  void aHeaderThatIsThereTwiceIsMalformed() {
    UnreadRequest twice =
        new UnreadRequest(
            "POST",
            null,
            Map.of("Content-Type", List.of("application/json", "text/html")),
            untouchable());

    assertThatExceptionOfType(RejectedRequestException.class)
        .isThrownBy(() -> READER.read(twice))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void aBodyThatDripsIsGivenUp() {
    BodyReader impatient = new BodyReader(100, Duration.ofNanos(1));

    assertThatExceptionOfType(RejectedRequestException.class)
        .isThrownBy(() -> impatient.read(request(Map.of(), of("{}".getBytes(UTF_8)))))
        .satisfies(e -> assertThat(e.status()).isEqualTo(408));
  }

  @Test
  void aBodyThatTheServerHasWaitedForInVainIsTooSlow() {
    assertThat(status(Map.of(), failing(new SocketTimeoutException()))).isEqualTo(408);
  }

  @Test
  void aBodyThatEndsBeforeItsEndIsMalformed() {
    assertThat(status(Map.of(), failing(new IOException("unexpected end")))).isEqualTo(400);
  }

  private static int status(Map<String, String> headers, InputStream body) {
    try {
      READER.read(request(headers, body));
      return 200;
    } catch (RejectedRequestException e) {
      return e.status();
    }
  }

  private static UnreadRequest request(Map<String, String> headers, InputStream body) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new UnreadRequest("POST", null, all, body);
  }

  private static InputStream of(byte[] body) {
    return new ByteArrayInputStream(body);
  }

  private static InputStream untouchable() {
    return failing(new IOException("nobody should read this"));
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        throw failure;
      }
    };
  }
}
