package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.FIRST;
import static io.webhookkit.delivery.DeliveryScene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.signature.WebhookHeaders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

  private static final Duration A_MILLISECOND = Duration.ofMillis(1);

  private final DeliveryScene scene = new DeliveryScene("crm", "erp");

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aFailureIsTriedAgainWhenItIsDueAndNotBefore() throws Exception {
    scene.transport.answer("crm", 500, 503, 200);

    scene.publish("lead.created");
    scene.drain();
    scene.advanceAndDrain(FIRST.minus(A_MILLISECOND));
    assertThat(scene.transport.requests("crm")).hasSize(1);

    scene.advanceAndDrain(A_MILLISECOND);
    assertThat(scene.transport.requests("crm")).hasSize(2);

    scene.advanceAndDrain(SECOND);
    assertThat(scene.transport.requests("crm")).hasSize(3);
    assertThat(lastOutcome()).isEqualTo(new Outcome.Delivered());
  }

  @Test
  void anEndpointThatTookItIsNotAskedAgainForTheSakeOfAnother() throws Exception {
    scene.transport.answer("crm", 500);

    scene.publish("lead.created");
    scene.drain();
    scene.advanceAndDrain(FIRST);

    assertThat(scene.transport.requests("erp")).hasSize(1);
  }

  @Test
  void aRepeatHasTheSameIdAndBodyAndATimestampOfItsOwn() throws Exception {
    scene.transport.answer("crm", 500);

    scene.publish("lead.created");
    scene.drain();
    scene.advanceAndDrain(FIRST);

    List<DeliveryRequest> both = scene.transport.requests("crm");
    assertThat(both)
        .extracting(r -> r.headers().get(WebhookHeaders.ID))
        .containsOnly(both.get(0).headers().get(WebhookHeaders.ID));
    assertThat(scene.transport.bodies("crm")).containsExactly("lead.created #1", "lead.created #1");
    assertThat(both)
        .extracting(r -> r.headers().get(WebhookHeaders.TIMESTAMP))
        .containsExactly("1795514400", "1795514405");
  }

  @Test
  void theLastFailureParksTheDelivery() throws Exception {
    scene.transport.answer("crm", 500, 500, 500, 500);

    scene.publish("lead.created");
    scene.drain();
    scene.advanceAndDrain(FIRST);
    scene.advanceAndDrain(SECOND);
    scene.advanceAndDrain(Duration.ofDays(30));

    assertThat(scene.transport.requests("crm")).hasSize(3);
    assertThat(lastOutcome()).isEqualTo(new Outcome.Parked("the last of 3 attempts failed: 500"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 300, 307, 400, 404, 429, 500})
  void onlyAStatusOf2xxIsSuccess(int status) throws Exception {
    scene.transport.answer("crm", status);

    scene.publish("lead.created");
    scene.drain();

    assertThat(scene.outcomes()).contains(new Outcome.Retry(FIRST, Integer.toString(status)));
  }

  @Test
  void noAnswerIsAFailureLikeAnyOther() throws Exception {
    scene.transport.answer("crm", new NoAnswer("the connection was refused"));

    scene.publish("lead.created");
    scene.drain();

    assertThat(scene.outcomes()).contains(new Outcome.Retry(FIRST, "the connection was refused"));
  }

  @Test
  void anEndpointMayAskForALongerWait() throws Exception {
    scene.transport.answer("crm", new Answered(429, "60"));

    scene.publish("lead.created");
    scene.drain();
    scene.advanceAndDrain(Duration.ofSeconds(59));
    assertThat(scene.transport.requests("crm")).hasSize(1);

    scene.advanceAndDrain(Duration.ofSeconds(1));
    assertThat(scene.transport.requests("crm")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "Tue, 24 Nov 2026 09:00:00 GMT", "soon"})
  void anEndpointCannotAskForAShorterOne(String retryAfter) throws Exception {
    scene.transport.answer("crm", new Answered(503, retryAfter));

    scene.publish("lead.created");
    scene.drain();

    assertThat(scene.outcomes()).contains(new Outcome.Retry(FIRST, "503"));
  }

  @Test
  void anEndpointThatAsksForAYearWaitsADay() throws Exception {
    scene.transport.answer("crm", new Answered(503, "31536000"));

    scene.publish("lead.created");
    scene.drain();

    assertThat(scene.outcomes()).contains(new Outcome.Retry(Duration.ofDays(1), "503"));
  }

  private Outcome lastOutcome() {
    return scene.outcomes().get(scene.outcomes().size() - 1);
  }
}
