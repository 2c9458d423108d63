/** The receiver: a process of its own that counts what arrives, and when. */
@NullMarked
package io.webhookkit.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
