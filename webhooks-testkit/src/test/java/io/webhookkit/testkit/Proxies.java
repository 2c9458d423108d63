package io.webhookkit.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Real objects whose calls are watched, or have another answer. */
public final class Proxies {

  private Proxies() {}

  /** Is told of a call that has been made, and says what its answer shall be. */
  @FunctionalInterface
  public interface Watcher {
    Object called(String method, Object[] arguments, Object answer);
  }

  /** Returns the object with all of its calls watched. */
  public static <T> T watching(Class<T> type, T object, Watcher watcher) {
    return type.cast(
        Proxy.newProxyInstance(
            Proxies.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(object, arguments);
                return watcher.called(method.getName(), arguments, answer);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /**
   * Returns the object with some of its answers replaced.
   *
   * @param answers by the method's name, what becomes of the answer that it gives
   */
  public static <T> T answering(
      Class<T> type, T object, Map<String, UnaryOperator<Object>> answers) {
    return watching(
        type,
        object,
        (method, arguments, answer) -> answers.getOrDefault(method, same -> same).apply(answer));
  }

  /** Returns the object with one of its methods replaced. */
  public static <T> T replacing(Class<T> type, T object, String method, Runnable replacement) {
    return type.cast(
        Proxy.newProxyInstance(
            Proxies.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                replacement.run();
                return null;
              }
              try {
                return called.invoke(object, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
