package io.webhookkit.hibernate;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.entity.AttributeMark;
import io.webhookkit.entity.SecretNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;

/** Finds the attributes of an entity class that may be sent. */
final class SendableAttributes {

  /** What Hibernate adds to the attributes of an entity with an id class. */
  private static final String ID_MAPPER = "_identifierMapper";

  private SendableAttributes() {}

  static List<Attribute> of(EntityPersister persister) {
    Class<?> owner = persister.getMappedClass();
    Set<String> named = named(owner);
    List<Attribute> sendable = new ArrayList<>();
    for (int i = 0; i < persister.getPropertyTypes().length; i++) {
      String name = persister.getPropertyNames()[i];
      if (name.equals(ID_MAPPER)) {
        continue;
      }
      Type type = persister.getPropertyTypes()[i];
      AttributeMark mark = AttributeMark.of(owner, name);
      boolean included = mark == AttributeMark.INCLUDED || named.contains(name);
      if (mark == AttributeMark.IGNORED || (type.isCollectionType() && !included)) {
        continue;
      }
      if (!included) {
        SecretNames.refuse(owner, name);
      }
      if (type instanceof CollectionType collection) {
        requireOwning(collection, name, persister);
      }
      sendable.add(new Attribute(i, name, AttributeReader.of(type, persister.getFactory())));
    }
    return List.copyOf(sendable);
  }

  /** What an annotation names is sent on purpose. */
  private static Set<String> named(Class<?> owner) {
    return Arrays.stream(owner.getAnnotationsByType(WebhookEvent.class))
        .flatMap(
            event -> Stream.concat(Arrays.stream(event.attributes()), Arrays.stream(event.when())))
        .collect(Collectors.toSet());
  }

  /** Hibernate tells of the side that is stored alone. */
  private static void requireOwning(CollectionType type, String name, EntityPersister persister) {
    if (type.isInverse(persister.getFactory())) {
      throw new WebhookConfigurationException(
          "@WebhookEvent on " + persister.getEntityName() + ": the collection",
          name,
          "it is mapped by the other side, whose entity changes: announce that one");
    }
  }
}
