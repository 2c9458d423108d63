package io.webhookkit.testkit.fault;

import io.webhookkit.delivery.Standing;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * What holds whatever fails: what was committed is delivered and nothing else, a repeat is the same
 * webhook, and each subject comes in its order. {@code -Dfaults.runs=10} tries what is random ten
 * times as often.
 */
@Timeout(600)
@Tag("once")
abstract class FaultContract {

  static final int RUNS = Integer.getInteger("faults.runs", 1);

  /** Lets a node deliver what is left, and compares the database with what a path got. */
  static Account settled(DataSource database, Node node, Sink sink, String path) {
    Eventually.until(() -> "all is delivered: " + node.webhooks().standing(), () -> isEmpty(node));
    return Account.of(Shipments.committed(database), sink.arrivals(path));
  }

  static boolean isEmpty(Node node) {
    Standing standing = node.webhooks().standing();
    return standing.openEvents() == 0 && standing.deliveries() == 0;
  }
}
