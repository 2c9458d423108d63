package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An endpoint that answers 410 wants nothing more. */
class GoneTest {

  @Test
  void itIsDisabledAndItsDeliveryParked() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", 410);

      scene.publish("lead.created");
      scene.drain();
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(1);
      assertThat(scene.outcomes())
          .containsExactly(new Outcome.Parked("the endpoint is gone (410)"));
      assertThat(scene.disabled).containsExactly("crm: it answered 410 Gone");
    }
  }

  @Test
  void thatIsToldOnceHoweverManyAreUnderWay() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.hang("crm");
      scene.publishMany(3);
      Await.until("all are under way", () -> scene.transport.underWay("crm") == 3);

      for (int i = 0; i < 3; i++) {
        scene.transport.release("crm", 410);
      }
      scene.drain();

      assertThat(scene.disabled).containsExactly("crm: it answered 410 Gone");
    }
  }

  @Test
  void theOthersGoOn() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm", "erp")) {
      scene.transport.answer("crm", 410);

      scene.publishMany(2);
      scene.drain();

      assertThat(scene.transport.requests("erp")).hasSize(2);
    }
  }

  @Test
  void whatWasWaitingForARetryIsNotSent() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", 500, 410);

      scene.publishMany(2);
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.FIRST);

      assertThat(scene.transport.requests("crm")).hasSize(2);
    }
  }

  @Test
  void whatWasWaitingForItsWindowIsNotSent() throws Exception {
    try (DeliveryScene scene = DeliveryScene.hangingCrmAndErp("deal.*", 100, 1)) {
      scene.publishMany(5);
      scene.publish("deal.won");
      Await.until("all were routed", () -> scene.transport.requests("erp").size() == 1);
      scene.transport.release("crm", 410);
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(1);
      assertThat(scene.disabled).hasSize(1);
    }
  }

  @Test
  void itsDeliveryIsParkedEvenIfItCannotBeDisabled() throws Exception {
    EndpointRepository stubborn = new Stubborn(DeliveryScene.endpoint("crm", "*"));
    try (DeliveryScene scene = new DeliveryScene(builder -> builder.endpoints(stubborn))) {
      scene.transport.answer("crm", 410);

      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.outcomes())
          .containsExactly(new Outcome.Parked("the endpoint is gone (410)"));
    }
  }

  /** A repository whose database is read-only at the moment. */
  private record Stubborn(EndpointRepository endpoints) implements EndpointRepository {

    Stubborn(Endpoint endpoint) {
      this(new InMemoryEndpoints(List.of(endpoint)));
    }

    @Override
    public Collection<Endpoint> enabled() {
      return endpoints.enabled();
    }

    @Override
    public Optional<Endpoint> find(String name) {
      return endpoints.find(name);
    }

    @Override
    public boolean isDisabled(String name) {
      return endpoints.isDisabled(name);
    }

    @Override
    public void disable(String name, String reason) {
      throw new IllegalStateException("the database is read-only");
    }
  }
}
