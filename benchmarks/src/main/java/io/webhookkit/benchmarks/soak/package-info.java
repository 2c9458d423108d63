/**
 * The soak: two nodes at half their top speed for long, while what they stand on fails at random.
 */
@NullMarked
package io.webhookkit.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
