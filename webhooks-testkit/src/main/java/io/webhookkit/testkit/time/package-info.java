/** Time in tests: a clock that goes when it is told, and a retry schedule that passes at once. */
@NullMarked
package io.webhookkit.testkit.time;

import org.jspecify.annotations.NullMarked;
