package io.webhookkit.benchmarks.work;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Watches what this process uses the processor for, from its creation on. */
final class Profiler {

  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final Duration PERIOD = Duration.ofMillis(10);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Recording recording = new Recording();
  private final Map<Long, Long> threadNanosBefore = threadNanos();
  private final long microsBefore = processMicros();

  Profiler() {
    recording.enable(SAMPLE).withPeriod(PERIOD);
    recording.start();
  }

  /** Ends it. */
  Profile end() throws IOException {
    Map<String, Long> byThread = byThread();
    long micros = processMicros() - microsBefore;
    recording.stop();
    Path file = Files.createTempFile("profile", ".jfr");
    try {
      recording.dump(file);
      Map<String, Integer> byAuthor = new TreeMap<>();
      Map<String, Integer> byCause = new TreeMap<>();
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          List<RecordedFrame> stack = event.getStackTrace().getFrames();
          byAuthor.merge(Origin.author(stack), 1, Integer::sum);
          byCause.merge(Origin.cause(stack), 1, Integer::sum);
        }
      }
      return new Profile(micros, byThread, byAuthor, byCause);
    } finally {
      recording.close();
      Files.delete(file);
    }
  }

  private Map<String, Long> byThread() {
    Map<String, Long> byThread = new TreeMap<>();
    threadNanos()
        .forEach(
            (id, nanos) -> {
              ThreadInfo thread = threads.getThreadInfo(id);
              if (thread != null) {
                long micros = (nanos - threadNanosBefore.getOrDefault(id, 0L)) / 1000;
                byThread.merge(group(thread.getThreadName()), micros, Long::sum);
              }
            });
    return byThread;
  }

  private static String group(String thread) {
    return thread.replaceAll("[-:]?\\d+.*$", "");
  }

  private Map<Long, Long> threadNanos() {
    Map<Long, Long> nanos = new HashMap<>();
    for (long id : threads.getAllThreadIds()) {
      nanos.put(id, Math.max(0, threads.getThreadCpuTime(id)));
    }
    return nanos;
  }

  private static long processMicros() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000;
  }
}
