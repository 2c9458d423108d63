/**
 * The outbox in the application's own relational database: one schema file and one dialect a
 * database.
 */
@NullMarked
package io.webhookkit.outbox.jdbc;

import org.jspecify.annotations.NullMarked;
