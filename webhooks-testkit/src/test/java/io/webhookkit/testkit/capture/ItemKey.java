package io.webhookkit.testkit.capture;

import java.util.Set;

/** Which item is meant. There are few, so that what happens meets in one of them. */
record ItemKey(Kind kind, long id) {

  /** Its class. */
  enum Kind {
    CRATE(Crate.class),
    PARCEL(Parcel.class);

    final Class<? extends Item> entity;

    Kind(Class<? extends Item> entity) {
      this.entity = entity;
    }

    String entityName() {
      return entity.getSimpleName();
    }

    /** Returns the first part of its event types. */
    String prefix() {
      return this == CRATE ? "crate" : "parcel";
    }
  }

  /** Returns a new item that no session knows. */
  Item newItem(String name, Set<String> tags) {
    Item item = kind == Kind.CRATE ? new Crate() : new Parcel();
    item.id = id;
    item.name = name;
    item.tags.addAll(tags);
    item.stops.addAll(tags);
    return item;
  }

  @Override
  public String toString() {
    return kind.prefix() + " " + id;
  }
}
