package io.webhookkit.testkit.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CountDownLatch;

/**
 * An {@link OrderedNode} as a process of its own. It says when it is ready, writes once it is told
 * to, and delivers until it is ended.
 */
public final class OrderedNodeProcess {

  static final String READY = "ready";

  private OrderedNodeProcess() {}

  /**
   * Takes a name, the database's address, the endpoint's address and secret, how many writers there
   * are, and how many changes each of them makes.
   */
  public static void main(String[] args) throws Exception {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl(args[1]);
    OrderedNode node = new OrderedNode(args[0], database, args[2], args[3]);
    System.out.println(READY);
    System.in.read();
    node.write(Integer.parseInt(args[4]), Integer.parseInt(args[5])).get();
    new CountDownLatch(1).await();
  }
}
