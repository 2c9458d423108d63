package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.process.Databases;
import io.webhookkit.benchmarks.process.SinkProcess;
import java.nio.file.Path;
import java.util.List;

/** The command: finds the top speed, works at half of it while much fails, and judges. */
public final class Soak {

  private Soak() {}

  /**
   * Runs.
   *
   * @return whether all that must hold held
   */
  public static boolean run(SoakOptions options) throws Exception {
    try (Databases databases = Databases.start();
        SinkProcess sink = SinkProcess.start()) {
      String url = databases.create(DatabaseKind.POSTGRESQL);
      NodeWatch watch = new NodeWatch();
      try (SoakNode lasting = new SoakNode("lasting", url, sink.port(), watch);
          SoakNode mortal = new SoakNode("mortal", url, sink.port(), watch)) {
        System.out.println("Top speed of two nodes");
        double topSpeed = new TopSpeed(sink, List.of(lasting, mortal)).measure();
        SoakReport report =
            new SoakRun(options, databases, sink, new Tables(url), lasting, mortal)
                .at(topSpeed, watch);
        return report.write(Path.of("benchmarks/target"));
      }
    }
  }
}
