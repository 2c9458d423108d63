package io.webhookkit.spring;

import io.webhookkit.WebhookEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * What the core looks up by name: a native image would leave it out. Entities are known by Spring
 * itself, with their attributes and what these are marked with.
 */
final class WebhooksHints implements RuntimeHintsRegistrar {

  private static final String SERVICES = "io.webhookkit.hibernate.BulkServices";
  private static final String QUERY_CONTEXT =
      "org.hibernate.query.sqm.internal.SqmJdbcExecutionContextAdapter";

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints
        .resources()
        .registerPattern("io/webhookkit/outbox/jdbc/schema-*.sql")
        .registerPattern("META-INF/services/org.hibernate.service.spi.ServiceContributor");
    hints
        .reflection()
        .registerType(WebhookEvent.List.class, MemberCategory.INVOKE_PUBLIC_METHODS)
        .registerType(TypeReference.of(SERVICES), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
        .registerTypeIfPresent(
            classLoader, QUERY_CONTEXT, type -> type.withField("sqmExecutionContext"));
  }
}
