package io.webhookkit.testkit.endpoints;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.EndpointRepositoryContract;
import java.util.Collection;

@ContractOf("in memory")
class InMemoryEndpointsTest extends EndpointRepositoryContract {

  @Override
  protected EndpointRepository repository(Collection<Endpoint> endpoints) {
    return new InMemoryEndpoints(endpoints);
  }
}
