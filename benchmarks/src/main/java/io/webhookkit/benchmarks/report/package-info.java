/** What becomes of figures: medians, ratios, a table, a chart, a file. */
@NullMarked
package io.webhookkit.benchmarks.report;

import org.jspecify.annotations.NullMarked;
