package io.webhookkit.examples.quarkusleads.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts that the application is given which starts next. Nobody but Quarkus makes its beans, so
 * this is the one place where a case and the application meet.
 */
final class Given {

  private static volatile List<Object> parts = List.of();

  private Given() {}

  static void parts(Collection<Object> given) {
    parts = List.copyOf(given);
  }

  static <T> List<T> parts(Class<T> type) {
    return parts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static <T> T part(Class<T> type) {
    return parts(type).get(0);
  }

  /** Returns how the build is told of these parts: by the names of all types that they have. */
  static Set<String> names(Collection<Object> given) {
    Set<String> names = new LinkedHashSet<>();
    for (Object part : given) {
      for (Class<?> type : types(part.getClass(), new ArrayList<>())) {
        String name = "contract." + type.getSimpleName();
        names.add(names.contains(name) ? name + ".2" : name);
      }
    }
    return names;
  }

  private static List<Class<?>> types(Class<?> type, List<Class<?>> all) {
    all.add(type);
    for (Class<?> parent : type.getInterfaces()) {
      types(parent, all);
    }
    return type.getSuperclass() == null ? all : types(type.getSuperclass(), all);
  }
}
