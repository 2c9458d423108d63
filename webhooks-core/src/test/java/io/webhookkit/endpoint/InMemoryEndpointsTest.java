package io.webhookkit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.EventType;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.signature.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryEndpointsTest {

  private static final EventType CREATED = new EventType("lead.created");

  private final Endpoint crm = endpoint("crm", "lead.created");
  private final Endpoint erp = endpoint("erp", "lead.*");
  private final Endpoint deals = endpoint("deals", "deal.won");

  @Test
  void areAllEnabledAtFirst() {
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm, erp));

    assertThat(endpoints.enabled()).containsExactlyInAnyOrder(crm, erp);
    assertThat(endpoints.find("crm")).contains(crm);
  }

  @Test
  void doNotHaveOneThatWasDisabled() {
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm, erp));

    endpoints.disable("crm", "it answered 410 Gone");

    assertThat(endpoints.enabled()).containsExactly(erp);
    assertThat(endpoints.find("crm")).isEmpty();
    assertThat(endpoints.isDisabled("crm")).isTrue();
  }

  @Test
  void knowWhoWantsEventsOfAType() {
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm, erp, deals));

    assertThat(endpoints.wanting(CREATED)).containsExactlyInAnyOrder(crm, erp);
    assertThat(endpoints.wanting(new EventType("deal.won"))).containsExactly(deals);
    assertThat(endpoints.wanting(new EventType("lead.deleted"))).containsExactly(erp);
  }

  @Test
  void forgetWhoWantedEventsOnceItIsDisabled() {
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm, erp));
    endpoints.wanting(CREATED);

    endpoints.disable("crm", "it answered 410 Gone");

    assertThat(endpoints.wanting(CREATED)).containsExactly(erp);
  }

  @Test
  void tellOneThatWasDisabledFromOneThatTheyHaveNeverHad() {
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm));

    endpoints.disable("erp", "it answered 410 Gone");

    assertThat(endpoints.isDisabled("crm")).isFalse();
    assertThat(endpoints.isDisabled("erp")).isFalse();
  }

  @Test
  void doNotMindDisablingOneThatIsNotThere() {
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(crm));

    endpoints.disable("erp", "it answered 410 Gone");

    assertThat(endpoints.enabled()).containsExactly(crm);
  }

  @Test
  void haveNamesOfTheirOwn() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new InMemoryEndpoints(List.of(crm, endpoint("crm", "*"))))
        .withMessage("endpoints is 'crm': give each endpoint a name of its own");
  }

  private static Endpoint endpoint(String name, String events) {
    return Endpoint.named(name)
        .url("https://" + name + ".example.com/hooks")
        .secret(Secret.generate().reveal())
        .events(events)
        .build();
  }
}
