package io.webhookkit.spring;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundWebhooks;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the methods of beans that are marked with {@link WebhookHandler}; makes no bean. */
final class HandlerMethods {

  private final ConfigurableListableBeanFactory beans;

  HandlerMethods(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  void addTo(InboundWebhooks inbound) {
    for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
      Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : typeOf(name);
      if (type != null) {
        of(type).forEach((method, annotation) -> add(inbound, name, method, annotation));
      }
    }
  }

  private @Nullable Class<?> typeOf(String name) {
    return AutoProxyUtils.determineTargetClass(beans, name);
  }

  /** Returns the methods of a class that are marked, or that a marked one is declared for. */
  static Map<Method, WebhookHandler> of(Class<?> type) {
    return AnnotationUtils.isCandidateClass(type, WebhookHandler.class)
        ? MethodIntrospector.selectMethods(
            type,
            (MethodIntrospector.MetadataLookup<WebhookHandler>)
                method -> AnnotatedElementUtils.findMergedAnnotation(method, WebhookHandler.class))
        : Map.of();
  }

  /** Of a bean with a proxy, the proxy's method is called: it may be transactional. */
  private void add(InboundWebhooks inbound, String name, Method method, WebhookHandler annotation) {
    Class<?> called = Objects.requireNonNull(beans.getType(name));
    inbound.handle(
        annotation, AopUtils.selectInvocableMethod(method, called), () -> beans.getBean(name));
  }
}
