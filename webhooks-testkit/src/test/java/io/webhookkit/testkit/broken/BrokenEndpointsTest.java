package io.webhookkit.testkit.broken;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.testkit.contract.EndpointRepositoryContract;
import java.util.Collection;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenEndpointsTest extends BrokenContract {

  BrokenEndpointsTest() {
    super(Suite.class, BrokenEndpoints.values());
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends EndpointRepositoryContract {

    private final BrokenEndpoints broken;

    Suite(BrokenEndpoints broken) {
      this.broken = broken;
    }

    @Override
    protected EndpointRepository repository(Collection<Endpoint> endpoints) {
      return broken.breaking(new InMemoryEndpoints(endpoints));
    }
  }
}
