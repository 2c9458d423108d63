package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is near, what is far, and how one gets there. */
abstract class NetworkContract extends AdapterCases {

  NetworkContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @Test
  void aHostThatIsTrustedMayBeOneOfSeveral() {
    start(setup().with("trusted-hosts", "10.0.0.0/8, 127.0.0.1")).create("a@example.org");

    assertThat(crm).received("lead.created").once();
  }

  @Test
  void aProxyCarriesWhatLeavesTheNetwork() throws Exception {
    Attempts attempts = new Attempts();
    try (RefusingProxy proxy = new RefusingProxy()) {
      AdapterApp app =
          start(
              setup()
                  .withPart(attempts)
                  .with("transport.proxy", proxy.url())
                  .with("endpoints.crm.url", "https://192.88.98.7/hooks"));

      app.create("a@example.org");

      assertThat(attempts.await().result()).isEqualTo(new NoAnswer("the proxy refused with 403"));
      assertThat(proxy.asked()).containsOnly("CONNECT 192.88.98.7:443 HTTP/1.1");
    }
  }

  @Test
  void aProxyIsNotAskedForATrustedHost() throws IOException {
    try (RefusingProxy proxy = new RefusingProxy()) {
      start(setup().with("transport.proxy", proxy.url())).create("a@example.org");

      assertThat(crm).received("lead.created").once();
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void anAddressOfAGatewayIsJudgedByWhatItCarries() throws Exception {
    try (RefusingProxy proxy = new RefusingProxy()) {
      Attempts attempts = new Attempts();
      start(
              setup()
                  .withPart(attempts)
                  .with("transport.proxy", proxy.url())
                  .with("transport.nat64-prefixes", "64:ff9b::/96, 2001:db8:64::/96")
                  .with("endpoints.crm.url", "https://[64:ff9b::c058:6207]/hooks"))
          .create("a@example.org");

      assertThat(attempts.await().result()).isEqualTo(new NoAnswer("the proxy refused with 403"));
    }
  }

  @Test
  void anEndpointIsTrustedByItsTlsProfile() throws Exception {
    try (TlsEndpoint endpoint = new TlsEndpoint()) {
      AdapterApp app =
          start(
              setup()
                  .with("endpoints.crm.url", endpoint.url())
                  .with("endpoints.crm.tls", "partner")
                  .with("tls.partner.trust", endpoint.certificate().toString()));

      app.create("a@example.org");

      drain(app.webhooks());
      assertThat(endpoint.received()).hasSize(1);
    }
  }

  @Test
  void anEndpointWithoutOneIsTrustedByThePlatform() throws Exception {
    Attempts attempts = new Attempts();
    try (TlsEndpoint endpoint = new TlsEndpoint()) {
      start(setup().withPart(attempts).with("endpoints.crm.url", endpoint.url()))
          .create("a@example.org");

      assertThat(attempts.await().result())
          .isEqualTo(new NoAnswer("TLS failed: its certificate is not trusted"));
      assertThat(endpoint.received()).isEmpty();
    }
  }
}
