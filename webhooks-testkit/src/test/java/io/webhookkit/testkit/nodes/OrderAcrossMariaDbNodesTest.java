package io.webhookkit.testkit.nodes;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import org.junit.jupiter.api.Test;

@NeedsMariaDb
class OrderAcrossMariaDbNodesTest {

  @Test
  void isKept() throws Exception {
    try (HikariDataSource database = Databases.mariadb()) {
      new OrderedNodes().assertOrderIsKept(database);
    }
  }
}
