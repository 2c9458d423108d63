package io.webhookkit.testkit.nodes;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import org.junit.jupiter.api.Test;

class OrderAcrossNodesTest {

  @Test
  void isKeptOnH2() throws Exception {
    try (HikariDataSource database = Databases.pooled(Databases.h2())) {
      new OrderedNodes().assertOrderIsKept(database);
    }
  }

  @Test
  void isKeptOnPostgres() throws Exception {
    new OrderedNodes().assertOrderIsKeptByProcesses(Databases.postgresUrl());
  }
}
