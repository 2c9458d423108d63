package io.webhookkit.benchmarks;

import java.util.Arrays;
import java.util.List;
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

  static List<String> words() {
    return Arrays.stream(values()).map(Part::word).toList();
  }
}
