/** The process that one contender works in for one turn. */
@NullMarked
package io.webhookkit.benchmarks.work;

import org.jspecify.annotations.NullMarked;
