package io.webhookkit.jakarta;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundWebhooks;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Finds the methods of beans that are marked with {@link WebhookHandler}. */
final class HandlerMethods {

  private final BeanContainer beans;

  HandlerMethods(BeanContainer beans) {
    this.beans = beans;
  }

  void addTo(InboundWebhooks inbound) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> type = bean.getBeanClass();
      Set<String> overridden = new HashSet<>();
      while (type != null && type != Object.class && bean.getTypes().contains(type)) {
        for (Method method : type.getDeclaredMethods()) {
          if (!method.isBridge() && overridden.add(method.getName() + parameters(method))) {
            add(inbound, bean, method);
          }
        }
        type = type.getSuperclass();
      }
    }
  }

  private static String parameters(Method method) {
    return Arrays.toString(method.getParameterTypes());
  }

  /** Of a bean with a normal scope, one reference serves for all calls: it is a proxy. */
  private void add(InboundWebhooks inbound, Bean<?> bean, Method method) {
    WebhookHandler annotation = method.getAnnotation(WebhookHandler.class);
    if (annotation != null) {
      requireCallable(method);
      Object reference =
          beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
      inbound.handle(annotation, method, () -> reference);
    }
  }

  /** Called on a proxy, a private method would find nothing of its bean. */
  private static void requireCallable(Method method) {
    if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      throw new WebhookConfigurationException(
          "@WebhookHandler",
          method.getDeclaringClass().getName() + "." + method.getName(),
          "make it neither private nor static");
    }
  }
}
