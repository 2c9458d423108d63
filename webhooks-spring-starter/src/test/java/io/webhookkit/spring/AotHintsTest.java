package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.LeadApplication;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** What a native image of the lead application has to keep is what its processing hints at. */
class AotHintsTest {

  private static RuntimeHints hints;

  @BeforeAll
  static void process() {
    DefaultGenerationContext generation =
        new DefaultGenerationContext(
            new ClassNameGenerator(ClassName.get(AotHintsTest.class)),
            new InMemoryGeneratedFiles());
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      TestPropertyValues.of(
              "spring.datasource.url=jdbc:h2:mem:aot", "spring.jpa.hibernate.ddl-auto=none")
          .applyTo(context);
      context.register(LeadApplication.class, Handling.class);
      new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    }
    hints = generation.getRuntimeHints();
  }

  @Test
  void theTablesOfEachDatabase() {
    assertThat(List.of("h2", "postgresql", "mariadb"))
        .allSatisfy(
            name ->
                assertHinted(
                    resource().forResource("io/webhookkit/outbox/jdbc/schema-" + name + ".sql")));
  }

  @Test
  void theMethodsThatHandleWebhooks() {
    assertHinted(reflection().onMethodInvocation(Handler.class, "apply"));
  }

  @Test
  void theSettingsOfEndpointsAndSources() {
    assertHinted(reflection().onConstructorInvocation(constructor(WebhooksProperties.class)));
    assertHinted(reflection().onConstructorInvocation(constructor(EndpointProperties.class)));
    assertHinted(reflection().onConstructorInvocation(constructor(SourceProperties.class)));
  }

  @Test
  void whatEntitiesAreMarkedWith() {
    assertHinted(reflection().onFieldAccess(Lead.class, "passwordHash"));
    assertHinted(reflection().onMethodInvocation(WebhookEvent.List.class, "value"));
  }

  @Test
  void whatHibernateFindsByName() throws ClassNotFoundException {
    assertHinted(
        resource().forResource("META-INF/services/org.hibernate.service.spi.ServiceContributor"));
    assertHinted(reflection().onType(TypeReference.of("io.webhookkit.hibernate.BulkServices")));
    assertHinted(
        reflection()
            .onFieldAccess(
                "org.hibernate.query.sqm.internal.SqmJdbcExecutionContextAdapter",
                "sqmExecutionContext"));
  }

  private static void assertHinted(Predicate<RuntimeHints> expected) {
    assertThat(hints).matches(expected);
  }

  private static Constructor<?> constructor(Class<?> type) {
    return type.getDeclaredConstructors()[0];
  }

  @Configuration(proxyBeanMethods = false)
  static class Handling {
    @Bean
    Handler handler() {
      return new Handler();
    }
  }

  static class Handler {
    @WebhookHandler(source = "crm")
    void apply(InboundEvent event) {}
  }
}
