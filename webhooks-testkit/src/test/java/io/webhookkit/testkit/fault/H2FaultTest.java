package io.webhookkit.testkit.fault;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

@FaultsOn("H2")
class H2FaultTest extends DatabaseFaults {

  private final AtomicInteger count = new AtomicInteger();

  @TempDir Path folder;

  /** One process alone can open the file. */
  H2FaultTest() {
    super(1, 4);
  }

  @Override
  String newDatabase() {
    return "jdbc:h2:file:" + folder.resolve("faults" + count.incrementAndGet());
  }

  @Override
  String renameColumn(String from, String to) {
    return "alter table webhook_outbox alter column " + from + " rename to " + to;
  }
}
