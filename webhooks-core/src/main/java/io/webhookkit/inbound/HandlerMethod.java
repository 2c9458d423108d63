package io.webhookkit.inbound;

import io.webhookkit.WebhookConfigurationException;
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
   * @throws WebhookConfigurationException if it does not take an {@link InboundEvent} alone
   */
  HandlerMethod {
    Class<?>[] parameters = method.getParameterTypes();
    if (parameters.length != 1 || parameters[0] != InboundEvent.class) {
      throw new WebhookConfigurationException(
          "@WebhookHandler",
          method.getDeclaringClass().getName() + "." + method.getName(),
          "give it one parameter, an InboundEvent");
    }
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
