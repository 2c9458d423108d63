package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.fault.Arrival.Happening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file with the changes whose commit has returned. It outlives the process that writes it,
 * however that ends: a line is one write.
 */
record Witness(Path file) {

  private static final Pattern LINE = Pattern.compile("(\\d+) (\\d+)\n");

  static Witness create() throws IOException {
    return new Witness(Files.createTempFile("witness", ".txt"));
  }

  void note(Happening committed) {
    try {
      Files.writeString(
          file, committed.subject() + " " + committed.version() + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<Happening> acknowledged() throws IOException {
    return LINE.matcher(Files.readString(file))
        .results()
        .map(line -> new Happening(Long.parseLong(line.group(1)), Integer.parseInt(line.group(2))))
        .collect(Collectors.toSet());
  }
}
