package io.webhookkit.testkit.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Starts processes of this class path in a third of the time: their classes come from an archive
 * that a first one has left, which needs jars instead of directories.
 */
public final class QuickStart {

  private final Path folder;
  private final String classPath;

  private QuickStart(Path folder) throws IOException {
    this.folder = folder;
    this.classPath = jars();
  }

  /** Made when it is first asked for. */
  private static final class Holder {
    static final QuickStart ONE = prepare();
  }

  /**
   * Returns the command that starts a class, but for what that is told.
   *
   * @param options further ones of the JVM
   */
  public static List<String> command(Class<?> main, String... options) {
    List<String> command = Holder.ONE.java(options);
    command.addAll(List.of("-XX:SharedArchiveFile=" + Holder.ONE.archive(), main.getName()));
    return command;
  }

  private static QuickStart prepare() {
    try {
      Path folder = Path.of(System.getProperty("faults.quick-start", "target/quick-start"));
      QuickStart start = new QuickStart(Files.createDirectories(folder));
      Files.deleteIfExists(start.archive());
      List<String> command = start.java("-XX:ArchiveClassesAtExit=" + start.archive());
      command.add(NodeProcess.class.getName());
      new ProcessBuilder(command).inheritIO().start().waitFor();
      return start;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path archive() {
    return folder.resolve("classes.jsa");
  }

  private List<String> java(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-cp",
                classPath));
    command.addAll(List.of(options));
    return command;
  }

  private String jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean directory = !entry.isEmpty() && Files.isDirectory(Path.of(entry));
      jars.add(directory ? jar(entry, folder.resolve(jars.size() + ".jar")) : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String jar(String directory, Path jar) {
    int failed =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-c", "-0", "-f", jar.toString(), "-C", directory, ".");
    if (failed != 0) {
      throw new IllegalStateException("could not make " + jar + " of " + directory);
    }
    return jar.toString();
  }
}
