package io.webhookkit.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundHandler;
import io.webhookkit.inbound.InboundWebhooks;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The methods that the compiler has found to be marked with {@link WebhookHandler}. */
@Singleton
final class HandlerMethods implements ExecutableMethodProcessor<WebhookHandler> {

  private final BeanContext beans;
  private final Queue<Found> found = new ConcurrentLinkedQueue<>();

  HandlerMethods(BeanContext beans) {
    this.beans = beans;
  }

  private record Found(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {

    String marked(String member) {
      return method.stringValue(WebhookHandler.class, member).orElse("*");
    }

    @SuppressWarnings("unchecked") // Micronaut gives both for one class
    void call(BeanContext beans, InboundEvent event) {
      ((ExecutableMethod<Object, ?>) method).invoke(beans.getBean(bean), event);
    }
  }

  @Override
  public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
    InboundHandler.requireSignature(
        method.getDeclaringType().getName() + "." + method.getMethodName(),
        method.getArgumentTypes());
    found.add(new Found(bean, method));
  }

  void addTo(InboundWebhooks inbound) {
    for (Found each : found) {
      inbound.handle(each.marked("source"), each.marked("type"), event -> each.call(beans, event));
    }
  }
}
