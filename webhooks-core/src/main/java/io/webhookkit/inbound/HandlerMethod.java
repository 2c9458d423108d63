package io.webhookkit.inbound;

import io.webhookkit.WebhookHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;

/**
 * A method that is marked with {@link WebhookHandler}, called on a bean.
 *
 * @param method the method, as it is called on the bean
 * @param bean gives the bean at each call
 */
record HandlerMethod(Method method, Supplier<?> bean) implements InboundHandler {

  /**
   * Checks the method, and makes it accessible.
   *
   * @throws io.webhookkit.WebhookConfigurationException if it does not take an {@link InboundEvent}
   *     alone
   */
  HandlerMethod {
    InboundHandler.requireSignature(
        method.getDeclaringClass().getName() + "." + method.getName(), method.getParameterTypes());
    method.setAccessible(true);
  }

  @Override
  public void handle(InboundEvent event) throws Exception {
    try {
      method.invoke(bean.get(), event);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    }
  }
}
