/**
 * The suite that capture passes with every database, kind of transaction and version of Hibernate:
 * what must come of each thing that an application can do to its entities.
 */
@NullMarked
package io.webhookkit.testkit.contract.capture;

import org.jspecify.annotations.NullMarked;
