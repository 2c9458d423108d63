package io.webhookkit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.signature.Secret;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What delivery asks of a repository of endpoints. Extend it, and supply the repository. */
public abstract class EndpointRepositoryContract {

  private static final EventType CREATED = new EventType("lead.created");

  private final Endpoint crm = endpoint("crm", "lead.created");
  private final Endpoint erp = endpoint("erp", "lead.*");
  private final Endpoint deals = endpoint("deals", "deal.won");

  /** Creates the suite. */
  protected EndpointRepositoryContract() {}

  /** Returns a repository that has these endpoints and no other. */
  protected abstract EndpointRepository repository(Collection<Endpoint> endpoints);

  @Test
  void everyEndpointIsEnabledAndFoundByItsName() {
    EndpointRepository endpoints = repository(List.of(crm, erp));

    assertThat(endpoints.enabled()).containsExactlyInAnyOrder(crm, erp);
    assertThat(endpoints.find("crm")).contains(crm);
    assertThat(endpoints.isDisabled("crm")).isFalse();
  }

  @Test
  void thoseWhoWantATypeAreKnown() {
    EndpointRepository endpoints = repository(List.of(crm, erp, deals));

    assertThat(endpoints.wanting(CREATED)).containsExactlyInAnyOrder(crm, erp);
    assertThat(endpoints.wanting(new EventType("lead.deleted"))).containsExactly(erp);
    assertThat(endpoints.wanting(new EventType("deal.lost"))).isEmpty();
  }

  @Test
  void aDisabledEndpointIsAskedForNothingAtOnce() {
    EndpointRepository endpoints = repository(List.of(crm, erp));
    endpoints.wanting(CREATED);

    endpoints.disable("crm", "it answered 410 Gone");

    assertThat(endpoints.enabled()).containsExactly(erp);
    assertThat(endpoints.wanting(CREATED)).containsExactly(erp);
    assertThat(endpoints.find("crm")).isEmpty();
    assertThat(endpoints.isDisabled("crm")).isTrue();
  }

  @Test
  void anUnknownEndpointIsNoDisabledOne() {
    EndpointRepository endpoints = repository(List.of(crm));

    endpoints.disable("erp", "it answered 410 Gone");

    assertThat(endpoints.isDisabled("erp")).isFalse();
    assertThat(endpoints.find("erp")).isEmpty();
  }

  @Test
  void whoeverSaysToBeGoneIsDisabledUnlessItHasMoved() {
    EndpointRepository endpoints = repository(List.of(crm, erp));

    endpoints.disable(endpoint("crm", "/earlier", "lead.created"), "it answered 410 Gone");
    endpoints.disable(erp, "it answered 410 Gone");

    assertThat(endpoints.enabled()).containsExactly(crm);
  }

  private static Endpoint endpoint(String name, String events) {
    return endpoint(name, "/hooks", events);
  }

  private static Endpoint endpoint(String name, String path, String events) {
    return Endpoint.named(name)
        .url("https://" + name + ".example.com" + path)
        .secret(Secret.generate().reveal())
        .events(events)
        .build();
  }
}
