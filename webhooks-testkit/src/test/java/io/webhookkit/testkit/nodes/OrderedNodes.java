package io.webhookkit.testkit.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.fault.QuickStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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
      while (nodes.size() < NODES) {
        nodes.add(new OrderedNode("n" + nodes.size(), database, sink.url(), secret));
      }
      CompletableFuture<?>[] writing =
          nodes.stream()
              .map(node -> node.write(WRITERS, CHANGES))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(writing).get();
      assertAllTaken(sink);
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
        nodes.add(start("n" + nodes.size(), url, sink));
      }
      for (Process each : nodes) {
        awaitReady(each);
      }
      for (Process each : nodes) {
        each.outputWriter().append('\n').flush();
      }
      assertAllTaken(sink);
      assertThat(nodes).as("nodes that live").allMatch(Process::isAlive);
    } finally {
      for (Process each : nodes) {
        each.destroyForcibly().waitFor();
      }
    }
  }

  private Process start(String name, String url, OrderedSink sink) throws IOException {
    List<String> command = QuickStart.command(OrderedNodeProcess.class, "-Xmx128m");
    command.addAll(
        List.of(name, url, sink.url(), secret, String.valueOf(WRITERS), String.valueOf(CHANGES)));
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  private static void awaitReady(Process node) throws IOException {
    BufferedReader said = node.inputReader();
    String line = said.readLine();
    while (!OrderedNodeProcess.READY.equals(line)) {
      assertThat(line).as("what a node says before it is ready").isNotNull();
      line = said.readLine();
    }
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
    assertThat(sink.changesOfNode())
        .as("subjects went from node to node")
        .isGreaterThan(expected / 4);
  }
}
