package io.webhookkit.testkit.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CountDownLatch;

/** An {@link OrderedNode} as a process of its own: it writes, and delivers until it is ended. */
public final class OrderedNodeProcess {

  private OrderedNodeProcess() {}

  /**
   * Takes the database's address, the endpoint's address and secret, how many writers there are,
   * and how many changes each of them makes.
   */
  public static void main(String[] args) throws Exception {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl(args[0]);
    OrderedNode node = new OrderedNode(database, args[1], args[2]);
    node.write(Integer.parseInt(args[3]), Integer.parseInt(args[4])).get();
    new CountDownLatch(1).await();
  }
}
