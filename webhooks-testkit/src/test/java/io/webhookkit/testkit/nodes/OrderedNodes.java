package io.webhookkit.testkit.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.fault.QuickStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Eight writers on four nodes change the same subjects, and the endpoint refuses a part of what it
 * gets: it takes version after version of each subject all the same. {@code -Dorder.events=100000}
 * makes it more than the build has time for.
 */
final class OrderedNodes {

  private static final int EVENTS = Integer.getInteger("order.events", 1_600);
  private static final int NODES = 4;
  private static final int WRITERS = 2;
  private static final int CHANGES = EVENTS / NODES / WRITERS;

  private final String secret = Secret.generate().reveal();

  /** The nodes share this process, as they must where a database lives in it. */
  void assertOrderIsKept(HikariDataSource database) throws Exception {
    database.setMaximumPoolSize(32);
    OrderedNode.createSubjects(database);
    List<OrderedNode> nodes = new ArrayList<>();
    try (OrderedSink sink = new OrderedSink(0.05)) {
      List<Future<?>> writing = new ArrayList<>();
      while (nodes.size() < NODES) {
        OrderedNode node = new OrderedNode(database, sink.url(), secret);
        nodes.add(node);
        writing.add(node.write(WRITERS, CHANGES));
      }
      assertAllTaken(sink);
      for (Future<?> each : writing) {
        each.get();
      }
    } finally {
      nodes.forEach(OrderedNode::close);
    }
  }

  /** Each node is a process of its own. */
  void assertOrderIsKeptByProcesses(String url) throws Exception {
    try (HikariDataSource database = new HikariDataSource()) {
      database.setJdbcUrl(url);
      OrderedNode.createSubjects(database);
    }
    List<Process> nodes = new ArrayList<>();
    try (OrderedSink sink = new OrderedSink(0.05)) {
      while (nodes.size() < NODES) {
        nodes.add(start(url, sink));
      }
      assertAllTaken(sink);
      assertThat(nodes).as("nodes that live").allMatch(Process::isAlive);
    } finally {
      for (Process each : nodes) {
        each.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(String url, OrderedSink sink) throws IOException {
    List<String> command = QuickStart.command(OrderedNodeProcess.class, "-Xmx128m");
    command.addAll(
        List.of(url, sink.url(), secret, String.valueOf(WRITERS), String.valueOf(CHANGES)));
    return new ProcessBuilder(command).inheritIO().start();
  }

  /** Waits as long as the sink takes something every now and then. */
  private static void assertAllTaken(OrderedSink sink) throws InterruptedException {
    int expected = CHANGES * WRITERS * NODES;
    int before = -1;
    while (sink.taken() < expected && sink.taken() > before) {
      before = sink.taken();
      for (int i = 0; i < 300 && sink.taken() < expected && sink.taken() < before + 1; i++) {
        Thread.sleep(100);
      }
    }
    assertThat(sink.taken()).as("taken").isEqualTo(expected);
    assertThat(sink.inversions()).isEmpty();
    assertThat(sink.doubled()).as("sent by two nodes").isZero();
  }
}
