/**
 * Capture without a persistence framework: what changed in one transaction, merged per entity, and
 * the annotations that turn each change into events. It knows no Hibernate type; {@code hibernate}
 * feeds it.
 */
@NullMarked
package io.webhookkit.entity;

import org.jspecify.annotations.NullMarked;
