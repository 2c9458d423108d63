/** What a commit costs with capture, as a ratio to what it costs without. */
@NullMarked
package io.webhookkit.benchmarks.commit;

import org.jspecify.annotations.NullMarked;
