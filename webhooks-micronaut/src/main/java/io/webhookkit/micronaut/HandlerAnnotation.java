package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Executable;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.annotation.NamedAnnotationTransformer;
import io.micronaut.inject.visitor.VisitorContext;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * Tells Micronaut's compiler what {@code @WebhookHandler} means: a method that is processed when
 * the application starts. The compiler needs this module on its annotation processor path.
 */
public final class HandlerAnnotation implements NamedAnnotationTransformer {

  /** For the compiler. */
  public HandlerAnnotation() {}

  @Override
  public String getName() {
    return "io.webhookkit.WebhookHandler";
  }

  @Override
  public List<AnnotationValue<?>> transform(
      AnnotationValue<Annotation> annotation, VisitorContext context) {
    return List.of(
        annotation
            .mutate()
            .stereotype(
                AnnotationValue.builder(Executable.class).member("processOnStartup", true).build())
            .build());
  }
}
