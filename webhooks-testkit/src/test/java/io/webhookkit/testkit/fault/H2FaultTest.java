package io.webhookkit.testkit.fault;

import static java.util.stream.Collectors.toSet;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.fault.Arrival.Happening;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /**
   * H2 stores its maps one after the other: of a transaction that was under way when the process
   * died, we take it, the change of a row may be there without its event. A change that nobody was
   * told of, and that has left no event, is such a half.
   */
  @Override
  Set<Happening> committed(
      HikariDataSource database, Set<Happening> acknowledged, List<Arrival> arrivals) {
    Set<Happening> committed = new HashSet<>(super.committed(database, acknowledged, arrivals));
    Set<Happening> arrived = arrivals.stream().map(Arrival::happening).collect(toSet());
    committed.removeIf(
        each ->
            !acknowledged.contains(each) && !arrived.contains(each) && !hasEvent(database, each));
    return committed;
  }

  private static boolean hasEvent(HikariDataSource database, Happening happening) {
    String query =
        "select count(*) from webhook_outbox where subject = '%d' and"
            + " regexp_like(utf8tostring(payload), '\"data\":\\{[^}]*\"version\":%d[,}]')";
    return Databases.count(database, query.formatted(happening.subject(), happening.version())) > 0;
  }

  @Override
  String renameColumn(String from, String to) {
    return "alter table webhook_outbox alter column " + from + " rename to " + to;
  }
}
