package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Endpoints may be beans: each beside those of the properties, or a repository instead of them. */
class EndpointBeansTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OF_PROPERTIES = "https://crm.example.com/hooks";
  private static final String OF_BEAN = "https://other.example.com/";

  private final SentRequests sent = new SentRequests();
  private final Endpoint other =
      Endpoint.named("other").url(OF_BEAN).secret(SECRET).events("*").build();
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withBean(DeliveryTransport.class, () -> sent)
          .withPropertyValues(
              "webhooks.outbox.type=memory",
              "webhooks.event-types=lead.imported",
              "webhooks.endpoints.crm.url=" + OF_PROPERTIES,
              "webhooks.endpoints.crm.secret=" + SECRET,
              "webhooks.endpoints.crm.events=lead.*");

  @Test
  void anEndpointIsAddedToThoseOfTheProperties() {
    application
        .withBean(Endpoint.class, () -> other)
        .run(
            context ->
                assertThat(urlsAfterPublishing(context))
                    .containsExactlyInAnyOrder(OF_PROPERTIES, OF_BEAN));
  }

  @Test
  void aRepositoryTakesTheirPlace() {
    application
        .withBean(EndpointRepository.class, () -> new InMemoryEndpoints(List.of(other)))
        .run(context -> assertThat(urlsAfterPublishing(context)).containsExactly(OF_BEAN));
  }

  private List<String> urlsAfterPublishing(ApplicationContext context) throws InterruptedException {
    Webhooks webhooks = context.getBean(Webhooks.class);
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
    return sent.requests().stream().map(request -> request.url().toString()).toList();
  }
}
