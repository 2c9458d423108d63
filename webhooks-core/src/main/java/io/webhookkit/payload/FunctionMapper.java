package io.webhookkit.payload;

import java.util.function.Function;

/** A mapper that is written as a function. */
record FunctionMapper<E>(Class<E> entity, Function<? super E, ?> mapping)
    implements PayloadMapper<E> {

  @Override
  public Object map(E entity) {
    return mapping.apply(entity);
  }
}
