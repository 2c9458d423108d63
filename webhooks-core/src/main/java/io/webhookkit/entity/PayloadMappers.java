package io.webhookkit.entity;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.payload.PayloadMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The application's mappers by the classes that they serve. Immutable. */
final class PayloadMappers {

  private final Map<Class<?>, PayloadMapper<?>> byClass = new HashMap<>();

  /**
   * Takes the mappers.
   *
   * @throws WebhookConfigurationException if two of them are for one class
   */
  PayloadMappers(Collection<PayloadMapper<?>> mappers) {
    for (PayloadMapper<?> mapper : mappers) {
      if (byClass.put(mapper.entity(), mapper) != null) {
        throw new WebhookConfigurationException(
            "mapper", mapper.entity().getName(), "there are two for this class: keep one of them");
      }
    }
  }

  /** Returns the mapper of the class, or of the nearest one that it extends. */
  Optional<PayloadMapper<?>> of(Class<?> entity) {
    return lineage(entity)
        .filter(byClass::containsKey)
        .<PayloadMapper<?>>map(byClass::get)
        .findFirst();
  }

  /**
   * Checks that each mapper is for an entity class.
   *
   * @throws WebhookConfigurationException if one can serve none of them
   */
  void requireServing(Stream<Class<?>> entities) {
    Set<Class<?>> idle = new HashSet<>(byClass.keySet());
    entities.flatMap(PayloadMappers::lineage).forEach(idle::remove);
    idle.stream()
        .map(Class::getName)
        .min(String::compareTo)
        .ifPresent(
            name -> {
              throw new WebhookConfigurationException(
                  "mapper",
                  name,
                  "no entity of this class is captured: put @WebhookEvent on it, or take the"
                      + " mapper away");
            });
  }

  private static Stream<Class<?>> lineage(Class<?> entity) {
    return Stream.iterate(entity, type -> type != null, Class::getSuperclass);
  }
}
