package io.webhookkit.benchmarks.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * The heap of this process.
 *
 * @param liveBytes what a collection leaves
 * @param peakBytes the sum of what each pool held at most
 */
public record Heap(long liveBytes, long peakBytes) {

  /** Collects, and measures. */
  public static Heap now() {
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    return new Heap(live, peak);
  }
}
