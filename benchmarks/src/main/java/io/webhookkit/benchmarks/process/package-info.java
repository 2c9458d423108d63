/** The processes that figures come from: contenders, the sink, and the databases they share. */
@NullMarked
package io.webhookkit.benchmarks.process;

import org.jspecify.annotations.NullMarked;
