/**
 * Capture with Hibernate ORM 6.6 to 7.x: listeners that observe flushes, and a hook that writes the
 * events on the session's own connection just before its transaction commits. A leaf, and the only
 * package that knows Hibernate.
 */
@NullMarked
package io.webhookkit.hibernate;

import org.jspecify.annotations.NullMarked;
