package io.webhookkit.payload;

import java.util.function.Function;

/**
 * Gives the events of an entity class a shape of the application's own: their {@code data} is what
 * it returns, instead of the entity's attributes by name. It serves the subclasses as well, unless
 * they have a mapper of their own.
 *
 * <pre>{@code
 * PayloadMapper.of(Lead.class, lead -> Map.of("mail", lead.getEmail(), "hot", lead.getScore() > 80))
 * }</pre>
 *
 * <p>It is called before the commit, once for each event and once for what was before an update,
 * with a copy of the entity that belongs to no session, so that nothing is loaded for it:
 *
 * <ul>
 *   <li>an attribute with {@code @WebhookIgnore} is as the entity's constructor leaves it;
 *   <li>a collection is there if it carries {@code @WebhookInclude} and is loaded, and otherwise
 *       null, like any lazy attribute that is not loaded;
 *   <li>an associated entity is a reference whose id can be read, by its public getter or its
 *       field; another method of it fails, and another field is empty.
 * </ul>
 *
 * <p>It is not called for a thin event, nor for an entity that was deleted without having been
 * loaded: their data is the id. If it returns maps, {@code previous} has the entries that differ;
 * of any other value it is listed as omitted. Implementations are thread-safe, quick, and do not
 * change the entity.
 *
 * @param <E> the entity class
 */
public interface PayloadMapper<E> {

  /** Returns the entity class, or one that it extends. There is one mapper for a class. */
  Class<E> entity();

  /**
   * Returns what to send of an entity: a map, a record, a bean, whatever the payload serializer can
   * write. What it throws fails the transaction.
   */
  Object map(E entity);

  /** Returns a mapper that applies a function. */
  static <E> PayloadMapper<E> of(Class<E> entity, Function<? super E, ?> mapping) {
    return new FunctionMapper<>(entity, mapping);
  }
}
