package io.webhookkit.testkit.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.endpoint.JoinedEndpoints;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.EndpointRepositoryContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

@ContractOf("joined")
class JoinedEndpointsTest extends EndpointRepositoryContract {

  /** One endpoint is in the first repository, and the others are in the second. */
  @Override
  protected EndpointRepository repository(Collection<Endpoint> endpoints) {
    List<Endpoint> all = new ArrayList<>(endpoints);
    return new JoinedEndpoints(
        new InMemoryEndpoints(all.subList(0, 1)),
        new InMemoryEndpoints(all.subList(1, all.size())));
  }

  @Test
  void aNameThatBothHaveIsThatOfTheFirst() {
    Endpoint ours = endpoint("https://ours.example.com");
    Endpoint theirs = endpoint("https://theirs.example.com");
    EndpointRepository joined =
        new JoinedEndpoints(
            new InMemoryEndpoints(List.of(ours)), new InMemoryEndpoints(List.of(theirs)));

    assertThat(joined.enabled()).containsExactly(ours);

    joined.disable("crm", "it answered 410 Gone");

    assertThat(joined.enabled()).isEmpty();
    assertThat(joined.find("crm")).isEmpty();
    assertThat(joined.isDisabled("crm")).isTrue();
  }

  @Test
  void whoWantsATypeIsJoinedAgainOnceOneOfThemHasChanged() {
    Endpoint ours = endpoint("https://ours.example.com");
    Endpoint theirs = endpoint("shop", "https://theirs.example.com");
    EndpointRepository second = new InMemoryEndpoints(List.of(theirs));
    EndpointRepository joined = new JoinedEndpoints(new InMemoryEndpoints(List.of(ours)), second);
    EventType type = new EventType("lead.created");

    assertThat(joined.wanting(type)).containsExactly(ours, theirs).isSameAs(joined.wanting(type));

    second.disable("shop", "it answered 410 Gone");

    assertThat(joined.wanting(type)).containsExactly(ours);
  }

  private static Endpoint endpoint(String url) {
    return endpoint("crm", url);
  }

  private static Endpoint endpoint(String name, String url) {
    return Endpoint.named(name).url(url).secret(Secret.generate().reveal()).events("*").build();
  }
}
