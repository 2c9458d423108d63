package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Endpoints that are kept in a database can't be read while that is away. */
class RepositoryTroubleTest {

  private final Away endpoints = new Away();

  @Test
  void theDispatcherOutlivesIt() throws Exception {
    try (DeliveryScene scene = new DeliveryScene(b -> b.endpoints(endpoints))) {
      endpoints.away = true;
      scene.publish("lead.created");
      scene.drain();

      endpoints.away = false;
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.transport.bodies("crm")).contains("lead.created #2");
    }
  }

  @Test
  void aRetryThatIsDueMeanwhileTakesNoRoomForEver() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoints(endpoints).delivery(DeliveryScene.bounds(1, 1)))) {
      scene.transport.answer("crm", 500);
      scene.publish("lead.created");
      scene.drain();

      endpoints.away = true;
      scene.advanceAndDrain(DeliveryScene.FIRST);
      endpoints.away = false;
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.transport.bodies("crm")).contains("lead.created #2");
    }
  }

  private static final class Away implements EndpointRepository {
    private final EndpointRepository endpoints =
        new InMemoryEndpoints(List.of(DeliveryScene.endpoint("crm", "*")));
    private volatile boolean away;

    @Override
    public Collection<Endpoint> enabled() {
      requireThere();
      return endpoints.enabled();
    }

    @Override
    public Optional<Endpoint> find(String name) {
      requireThere();
      return endpoints.find(name);
    }

    @Override
    public boolean isDisabled(String name) {
      requireThere();
      return endpoints.isDisabled(name);
    }

    @Override
    public void disable(String name, String reason) {
      requireThere();
      endpoints.disable(name, reason);
    }

    private void requireThere() {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
    }
  }
}
