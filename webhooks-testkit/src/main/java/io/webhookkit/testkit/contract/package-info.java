/**
 * The suites that every implementation of a part of the kit passes: each outbox, each adapter. An
 * implementation's test extends a suite and supplies what to test.
 */
@NullMarked
package io.webhookkit.testkit.contract;

import org.jspecify.annotations.NullMarked;
