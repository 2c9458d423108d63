package io.webhookkit.spring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Unless {@code webhooks.enabled} is {@code false}, or what else Spring reads as that. What is
 * neither true nor false is left to the properties, which refuse it.
 */
final class NotDisabled implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    try {
      return context.getEnvironment().getProperty("webhooks.enabled", Boolean.class, true);
    } catch (ConversionException neither) {
      return true;
    }
  }
}
