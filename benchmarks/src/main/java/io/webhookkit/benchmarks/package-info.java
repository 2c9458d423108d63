/** The command: starts databases, the sink and contenders in turns, and asks them for figures. */
@NullMarked
package io.webhookkit.benchmarks;

import org.jspecify.annotations.NullMarked;
