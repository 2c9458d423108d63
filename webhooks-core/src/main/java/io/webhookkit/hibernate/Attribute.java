package io.webhookkit.hibernate;

/**
 * An attribute that may be sent.
 *
 * @param position where its value is in Hibernate's state
 */
record Attribute(int position, String name, AttributeReader reader) {}
