package io.webhookkit.benchmarks.process;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that processes have taken since they were started, as the system tells. */
final class ProcessorTime {

  private ProcessorTime() {}

  /** Returns the sum of those that run, in microseconds. */
  static long micros(Stream<ProcessHandle> processes) {
    return processes
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toNanos)
            .sum()
        / 1000;
  }
}
