package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.work.Heap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a node is.
 *
 * @param liveBytes what a collection leaves of its heap
 * @param residentBytes what the process holds, the heap's part of it being always the same
 * @param threads how many it has
 */
record Vitals(long liveBytes, long residentBytes, int threads) {

  static Vitals now() throws IOException {
    return new Vitals(
        Heap.now().liveBytes(), held(), ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static long held() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
