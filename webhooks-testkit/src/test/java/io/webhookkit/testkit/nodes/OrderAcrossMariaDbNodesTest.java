package io.webhookkit.testkit.nodes;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import org.junit.jupiter.api.Test;

@NeedsMariaDb
class OrderAcrossMariaDbNodesTest {

  @Test
  void isKept() throws Exception {
    new OrderedNodes().assertOrderIsKeptByProcesses(Databases.mariadbUrl());
  }
}
