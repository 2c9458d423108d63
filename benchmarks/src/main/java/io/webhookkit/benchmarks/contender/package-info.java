/** What is compared: this kit, its peers, and the two limits, behind one interface. */
@NullMarked
package io.webhookkit.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
