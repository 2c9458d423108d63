package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.bounds;
import static io.webhookkit.delivery.DeliveryScene.endpoint;

import org.junit.jupiter.api.Test;

/** What did not fit in memory follows without a pause. */
class BacklogTest {

  /** So many that a pause before each would take longer than the test waits. */
  private static final int MANY = 150;

  @Test
  void theNextEventIsClaimedAsSoonAsThereIsRoomForIt() {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).delivery(bounds(1, 1)))) {
      scene.transport.hang("crm");
      scene.publishMany(MANY);

      scene.transport.resume("crm");

      Await.until("all are sent", () -> scene.transport.requests("crm").size() == MANY);
    }
  }
}
