package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {

  private static final byte[] BODY = "{\"name\":\"Zoë\"}".getBytes(UTF_8);

  @Test
  void signsThePublishedExampleAsPublished() {
    Secret secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    String signature =
        new WebhookSigner(List.of(secret))
            .sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isUnderstoodByTheOfficialLibrary() throws Exception {
    Secret secret = Secret.generate();

    // It throws if the signature is wrong; its clock is the system's.
    new Webhook(secret.reveal()).verify(new String(BODY, UTF_8), signedNow(List.of(secret)));
  }

  @Test
  void letsTheOldAndTheNewSecretVerifyWhileTheyAreChanged() throws Exception {
    Secret before = Secret.generate();
    Secret after = Secret.generate();

    HttpHeaders headers = signedNow(List.of(after, before));

    new Webhook(before.reveal()).verify(new String(BODY, UTF_8), headers);
    new Webhook(after.reveal()).verify(new String(BODY, UTF_8), headers);
    assertThat(headers.firstValue(WebhookHeaders.SIGNATURE).orElseThrow())
        .matches("v1,[^ ]+ v1,[^ ]+");
  }

  @Test
  void needsASecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSigner(List.of()));
  }

  private static HttpHeaders signedNow(List<Secret> secrets) {
    long seconds = Instant.now().getEpochSecond();
    return HttpHeaders.of(
        Map.of(
            WebhookHeaders.ID, List.of("msg_1"),
            WebhookHeaders.TIMESTAMP, List.of(Long.toString(seconds)),
            WebhookHeaders.SIGNATURE,
                List.of(new WebhookSigner(secrets).sign("msg_1", seconds, BODY))),
        (name, value) -> true);
  }
}
