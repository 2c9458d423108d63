package io.webhookkit.testkit.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Sees, through the JDK's flight recorder, every wait for a lock, however short it was. */
final class LockWatch {

  private static final Set<String> WAITS =
      Set.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark");

  private LockWatch() {}

  /** Returns where code of ours made a committing thread wait. */
  static List<String> waitsDuring(Callable<?> work) throws Exception {
    Path file = Files.createTempFile("locks", ".jfr");
    try (Recording recording = new Recording()) {
      WAITS.forEach(wait -> recording.enable(wait).withThreshold(Duration.ZERO).withStackTrace());
      recording.start();
      work.call();
      recording.stop();
      recording.dump(file);
      return ours(file);
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> ours(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> WAITS.contains(event.getEventType().getName()))
        .filter(event -> event.getThread().getJavaName().startsWith(Committers.NAME))
        .flatMap(event -> culprit(event).stream())
        .toList();
  }

  /** The code that waited, or that called into the JDK to do so, if it is ours. */
  private static Optional<String> culprit(RecordedEvent event) {
    return frames(event)
        .filter(frame -> !isOfTheJdk(frame))
        .findFirst()
        .filter(frame -> type(frame).startsWith("io.webhookkit."))
        .filter(frame -> !type(frame).startsWith(Committers.class.getName()))
        .filter(frame -> !isBinOfAMap(event, frame))
        .map(frame -> type(frame) + "." + frame.getMethod().getName());
  }

  /** Two sessions meet in a bin of this map only if the hashes of their coordinators do. */
  private static boolean isBinOfAMap(RecordedEvent event, RecordedFrame caller) {
    return type(caller).endsWith(".TransactionHooks")
        && frames(event)
            .findFirst()
            .filter(top -> type(top).endsWith(".ConcurrentHashMap"))
            .isPresent();
  }

  private static Stream<RecordedFrame> frames(RecordedEvent event) {
    return event.getStackTrace() == null
        ? Stream.empty()
        : event.getStackTrace().getFrames().stream().filter(RecordedFrame::isJavaFrame);
  }

  private static boolean isOfTheJdk(RecordedFrame frame) {
    String type = type(frame);
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }
}
