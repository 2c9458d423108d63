package io.webhookkit.jakarta;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundWebhooks;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.lang.reflect.Method;

/** Finds the methods of beans that are marked with {@link WebhookHandler}. */
final class HandlerMethods {

  private final BeanContainer beans;

  HandlerMethods(BeanContainer beans) {
    this.beans = beans;
  }

  void addTo(InboundWebhooks inbound) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> type = bean.getBeanClass();
      while (type != null && type != Object.class && bean.getTypes().contains(type)) {
        for (Method method : type.getDeclaredMethods()) {
          add(inbound, bean, method);
        }
        type = type.getSuperclass();
      }
    }
  }

  /** Of a bean with a normal scope, one reference serves for all calls: it is a proxy. */
  private void add(InboundWebhooks inbound, Bean<?> bean, Method method) {
    WebhookHandler annotation = method.getAnnotation(WebhookHandler.class);
    if (annotation != null) {
      Object reference =
          beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
      inbound.handle(annotation, method, () -> reference);
    }
  }
}
