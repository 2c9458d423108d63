package io.webhookkit.delivery.httpclient5;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Await;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A node may have thousands of connections: each endpoint has as many as its window is wide. */
class ConnectionHeapTest {

  private static final int CONNECTIONS = 400;
  private static final long KILOBYTE = 1024;

  @Test
  void aConnectionTakesLessThan50Kilobytes() throws Exception {
    try (RawServer server = RawServer.silent();
        Wire wire = new Wire(Wire.PATIENT)) {
      Future<?> first = wire.start(server.url());
      Await.until("the first is under way", () -> server.requests().size() == 1);
      long before = liveHeap();

      List<Future<?>> more = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        more.add(wire.start(server.url()));
      }
      Await.until("all are under way", () -> server.requests().size() == CONNECTIONS + 1);

      assertThat((liveHeap() - before) / CONNECTIONS).isLessThan(50 * KILOBYTE);
      assertThat(first).isNotDone();
      assertThat(more).noneMatch(Future::isDone);
    }
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
