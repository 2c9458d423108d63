package io.webhookkit.hibernate;

/**
 * A place in a state of ours.
 *
 * @param position from where in Hibernate's state its value is
 * @param copier copies the value
 */
record Slot(int position, AttributeCopier copier) {

  boolean isCollection() {
    return copier instanceof CollectionCopier;
  }
}
