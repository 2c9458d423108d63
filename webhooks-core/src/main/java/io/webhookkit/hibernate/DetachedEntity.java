package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityShape;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Makes entities out of copied values, for a mapper to look at. */
record DetachedEntity(EntityPersister persister, DetachedId id, List<Attribute> attributes) {

  static DetachedEntity of(EntityPersister persister, List<Attribute> attributes) {
    return new DetachedEntity(persister, DetachedId.of(persister), attributes);
  }

  /** Returns how to copy the values of the attributes. */
  List<Slot> slots() {
    return attributes.stream()
        .map(
            attribute ->
                new Slot(
                    attribute.position(),
                    AttributeCopier.detaching(
                        persister.getPropertyTypes()[attribute.position()],
                        persister.getFactory())))
        .toList();
  }

  /** Returns what makes entities with an id. */
  Supplier<Object> entities(Object id, SharedSessionContractImplementor session) {
    return this.id.entities(id, session);
  }

  /** Makes one of them with copied values; what is not known in it is null. */
  Object with(List<@Nullable Object> values, Supplier<?> entities) {
    Object entity = entities.get();
    Type[] types = persister.getPropertyTypes();
    for (int i = 0; i < types.length; i++) {
      if (types[i].isCollectionType()) {
        persister.setValue(entity, i, null);
      }
    }
    for (int i = 0; i < values.size(); i++) {
      int position = attributes.get(i).position();
      @Nullable Object value = values.get(i);
      if (value != EntityShape.NOT_LOADED) {
        persister.setValue(entity, position, value);
      } else if (!types[position].getReturnedClass().isPrimitive()) {
        persister.setValue(entity, position, null);
      }
    }
    return entity;
  }
}
