package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.spring.leads.Leads;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What changes while the application is still starting is announced like anything else. */
class EarlyChangesTest {

  private final WebhookRecorder crm = WebhookRecorder.start();

  @AfterEach
  void stop() {
    crm.close();
  }

  @ParameterizedTest
  @ValueSource(classes = {AfterConstruction.class, WithTheBareFactory.class, Runner.class})
  void anEarlyChangeIsAnnounced(Class<?> initializer) throws Exception {
    try (ConfigurableApplicationContext context = start(initializer)) {
      assertCaptured(context);
    }
  }

  @Test
  void scriptsThatWaitForTheTablesOfJpaAreNoCircle() throws Exception {
    try (ConfigurableApplicationContext context =
        start(
            AfterConstruction.class,
            "--spring.jpa.defer-datasource-initialization=true",
            "--spring.sql.init.mode=always")) {
      assertCaptured(context);
    }
  }

  @Test
  void aFactoryThatIsBuiltInTheBackgroundIsCaptured() throws Exception {
    try (ConfigurableApplicationContext context =
        start(Runner.class, "--spring.data.jpa.repositories.bootstrap-mode=deferred")) {
      assertCaptured(context);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {ListensWithJpa.class, HasJpaEndpoints.class, PublishesFirst.class})
  void partsOfTheWebhooksMayNeedJpaThemselves(Class<?> part) throws Exception {
    try (ConfigurableApplicationContext context = start(part)) {
      context.getBean(LeadService.class).create("early@example.org");
      assertCaptured(context);
    }
  }

  private void assertCaptured(ConfigurableApplicationContext context) {
    crm.draining(context.getBean(Webhooks.class));
    assertThat(crm).received("lead.created").withData("email", "early@example.org").once();
    context.getBean(LeadService.class).create("late@example.org");
    assertThat(crm).received("lead.created").withData("email", "late@example.org").once();
    assertThat(crm).receivedNothingElse();
  }

  private ConfigurableApplicationContext start(Class<?> initializer, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of(
            "--spring.main.web-application-type=none",
            "--spring.datasource.url=jdbc:h2:mem:early-" + System.nanoTime(),
            "--webhooks.trusted-hosts=127.0.0.1",
            "--webhooks.endpoints.crm.url=" + crm.url(),
            "--webhooks.endpoints.crm.secret=" + crm.secret(),
            "--webhooks.endpoints.crm.events=lead.*"));
    return new SpringApplication(initializer, LeadApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  /** The usual initializer of data. */
  record AfterConstruction(LeadService leads) {
    @PostConstruct
    void create() {
      leads.create("early@example.org");
    }
  }

  /** One that needs no more than JPA. */
  record WithTheBareFactory(EntityManagerFactory factory) {
    @PostConstruct
    void create() {
      factory.runInTransaction(entities -> entities.persist(new Lead("early@example.org")));
    }
  }

  /** One that runs when all beans are there. */
  static class Runner {
    @Bean
    CommandLineRunner creating(LeadService leads) {
      return arguments -> leads.create("early@example.org");
    }
  }

  /** Is asked for by the webhooks, while it waits for the factory. */
  record ListensWithJpa(Leads leads) implements WebhookListener {}

  /** Is asked for by the webhooks, while it waits for the factory. */
  record HasJpaEndpoints(Leads leads, Environment environment) implements EndpointRepository {
    @Override
    public Collection<Endpoint> enabled() {
      return List.of(
          Endpoint.named("crm")
              .url(environment.getRequiredProperty("webhooks.endpoints.crm.url"))
              .secret(environment.getRequiredProperty("webhooks.endpoints.crm.secret"))
              .events("*")
              .build());
    }

    @Override
    public Optional<Endpoint> find(String name) {
      return enabled().stream().findFirst();
    }

    @Override
    public boolean isDisabled(String name) {
      return false;
    }

    @Override
    public void disable(String name, String reason) {}
  }

  /** Has the webhooks made first of all, which then ask for what needs the factory. */
  @Import(ListensWithJpa.class)
  static class PublishesFirst {
    PublishesFirst(Webhooks webhooks) {}
  }
}
