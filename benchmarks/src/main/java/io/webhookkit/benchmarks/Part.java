package io.webhookkit.benchmarks;

import java.util.Locale;

/** What can be asked for by its name. */
enum Part {
  CAPTURE,
  COMMITS,
  THROUGHPUT,
  LATENCY,
  ISOLATION,
  BACKLOG,
  NODES,
  RECOVERY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
