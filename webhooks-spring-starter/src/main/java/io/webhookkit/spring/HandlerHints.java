package io.webhookkit.spring;

import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/** Lets the methods that handle webhooks be found and called in a native image. */
final class HandlerHints implements BeanRegistrationAotProcessor {

  @Override
  public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
    Class<?> type = bean.getBeanClass();
    Set<Method> handlers = HandlerMethods.of(type).keySet();
    return handlers.isEmpty()
        ? null
        : (context, code) ->
            handlers.forEach(method -> register(method, type, context.getRuntimeHints()));
  }

  /** Of a bean that is proxied by its interface, the interface's method is called. */
  private static void register(Method method, Class<?> type, RuntimeHints hints) {
    hints
        .reflection()
        .registerMethod(method, ExecutableMode.INVOKE)
        .registerMethod(
            ClassUtils.getInterfaceMethodIfPossible(method, type), ExecutableMode.INVOKE);
  }
}
