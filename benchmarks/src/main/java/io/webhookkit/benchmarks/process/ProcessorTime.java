package io.webhookkit.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that processes have taken since they were started, as the system tells. */
final class ProcessorTime {

  /**
   * Behind the name of a thread, in the file that Linux has for it: in user mode, and in the
   * system.
   */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final long TICK_MICROS = 10_000;

  private ProcessorTime() {}

  /** Returns the sum of those that run, in microseconds. */
  static long micros(Stream<ProcessHandle> processes) {
    return processes
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toNanos)
            .sum()
        / 1000;
  }

  /**
   * Returns the sum of the threads of a process whose name has this in it, in microseconds, as
   * Linux tells; 0 on other systems.
   */
  static long micros(long pid, String threads) throws IOException {
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    long ticks = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path thread : all) {
        String line = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
        int end = line.lastIndexOf(')');
        if (line.substring(0, end).contains(threads)) {
          String[] fields = line.substring(end + 2).split(" ", -1);
          ticks += Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        }
      }
    }
    return ticks * TICK_MICROS;
  }
}
