package io.webhookkit.micronaut;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.annotation.Introspected;

/** Unless {@code webhooks.enabled} is {@code false}, in upper or lower case. */
@Introspected
final class NotDisabled implements Condition {

  @Override
  @SuppressWarnings("rawtypes") // as Micronaut has it
  public boolean matches(ConditionContext context) {
    return context
        .getProperty("webhooks.enabled", String.class)
        .map(enabled -> !enabled.strip().equalsIgnoreCase("false"))
        .orElse(true);
  }
}
