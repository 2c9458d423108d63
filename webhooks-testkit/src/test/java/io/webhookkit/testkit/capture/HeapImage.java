package io.webhookkit.testkit.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The live objects of this JVM in a file. What is looked for is worked out after it was written.
 */
record HeapImage(Path file) {

  /** How a text may stand in it: the bytes of a String or an array, and chars in either order. */
  private static final List<Charset> FORMS = List.of(ISO_8859_1, UTF_16BE, UTF_16LE);

  private static final int CHUNK = 1 << 24;

  /** Takes one, after a collection of what nobody refers to any more. */
  static HeapImage take(Path directory) {
    Path file = directory.resolve("live.hprof");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.toString(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HeapImage(file);
  }

  /** Returns the forms in which a marker is there. */
  Set<String> formsOf(Marker marker) {
    Set<String> found = new TreeSet<>();
    for (Charset form : FORMS) {
      if (contains(marker.text().getBytes(form))) {
        found.add(form.name());
      }
    }
    return found;
  }

  private boolean contains(byte[] wanted) {
    byte[] window = new byte[CHUNK + wanted.length];
    int kept = 0;
    try (InputStream image = Files.newInputStream(file)) {
      for (int read = image.readNBytes(window, 0, CHUNK);
          read > 0;
          read = image.readNBytes(window, kept, CHUNK)) {
        int filled = kept + read;
        if (isIn(window, filled, wanted)) {
          return true;
        }
        kept = Math.min(filled, wanted.length - 1);
        System.arraycopy(window, filled - kept, window, 0, kept);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isIn(byte[] window, int filled, byte[] wanted) {
    for (int i = 0; i <= filled - wanted.length; i++) {
      if (window[i] == wanted[0]
          && Arrays.equals(window, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
