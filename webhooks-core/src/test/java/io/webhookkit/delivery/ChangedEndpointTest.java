package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.signature.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An endpoint that changes at run time, while deliveries wait for their place in its window. */
class ChangedEndpointTest {

  private final Changing endpoints = new Changing(DeliveryScene.endpoint("crm", "*"));

  @Test
  void whatWaitsGoesWhereTheEndpointIsWhenItIsSent() throws Exception {
    try (DeliveryScene scene = waiting()) {
      endpoints.move();

      scene.transport.resume("crm");
      scene.drain();

      assertThat(scene.transport.requests("crm"))
          .extracting(request -> request.url().getPath())
          .containsExactly("/hooks", "/moved", "/moved");
    }
  }

  @Test
  void anAddressThatItHasLeftMayBeGone() throws Exception {
    try (DeliveryScene scene = waiting()) {
      endpoints.move();

      scene.transport.release("crm", 410);
      scene.transport.resume("crm");
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.FIRST);

      assertThat(scene.transport.requests("crm"))
          .extracting(request -> request.url().getPath())
          .containsExactly("/hooks", "/moved", "/moved", "/moved");
      assertThat(scene.disabled).isEmpty();
    }
  }

  @Test
  void whatWaitsForOneThatWasDisabledIsNotSent() throws Exception {
    try (DeliveryScene scene = waiting()) {
      endpoints.disable("crm", "unpaid");

      scene.transport.resume("crm");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(1);
    }
  }

  /** Has one delivery under way, and two that wait. */
  private DeliveryScene waiting() {
    DeliveryScene scene =
        new DeliveryScene(
            builder -> builder.endpoints(endpoints).delivery(DeliveryScene.bounds(100, 1)));
    scene.transport.hang("crm");
    scene.publishMany(3);
    Await.until("one is under way", () -> scene.transport.requests("crm").size() == 1);
    return scene;
  }

  private static final class Changing implements EndpointRepository {

    private volatile EndpointRepository now;

    Changing(Endpoint endpoint) {
      this.now = new InMemoryEndpoints(List.of(endpoint));
    }

    void move() {
      Endpoint moved =
          Endpoint.named("crm")
              .url("https://crm.example.com/moved")
              .secret(Secret.generate().reveal())
              .events("*")
              .build();
      now = new InMemoryEndpoints(List.of(moved));
    }

    @Override
    public Collection<Endpoint> enabled() {
      return now.enabled();
    }

    @Override
    public Optional<Endpoint> find(String name) {
      return now.find(name);
    }

    @Override
    public boolean isDisabled(String name) {
      return now.isDisabled(name);
    }

    @Override
    public void disable(String name, String reason) {
      now.disable(name, reason);
    }
  }
}
