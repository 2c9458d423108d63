package io.webhookkit.spring;

import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** Whether a library is on the class path: what Spring Boot has a condition for, without it. */
abstract class LibraryCondition implements Condition {

  private final List<String> classes;

  LibraryCondition(String... classes) {
    this.classes = List.of(classes);
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return classes.stream().allMatch(each -> ClassUtils.isPresent(each, context.getClassLoader()));
  }

  /** Hibernate. */
  static final class Hibernate extends LibraryCondition {
    Hibernate() {
      super("org.hibernate.SessionFactory", "jakarta.persistence.EntityManagerFactory");
    }
  }

  /** Spring MVC. */
  static final class Mvc extends LibraryCondition {
    Mvc() {
      super(
          "org.springframework.web.servlet.function.RouterFunction",
          "jakarta.servlet.http.HttpServletRequest");
    }
  }
}
