package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import java.util.function.Consumer;

/** An application whose threads change things and whose sink takes them, until something fails. */
final class Scene implements AutoCloseable {

  static final String PATH = "/sink";

  /** How much is committed before and after a fault. */
  private static final int SOME = 30;

  /** One line for each state of a station, and a few for what it could not do meanwhile. */
  private static final int LINES = 12;

  private final HikariDataSource database;
  private final LogWatch log = new LogWatch();
  private final Sink sink = new Sink();
  private final Node node;
  private final Writers writers;

  /** What goes wrong, until it returns. */
  @FunctionalInterface
  interface Fault {
    void on(Scene scene) throws Exception;
  }

  /** Opens one on an empty database; the pool is closed with it. */
  Scene(HikariDataSource database) {
    this(database, each -> {});
  }

  Scene(HikariDataSource database, Consumer<WebhooksBuilder> settings) {
    this.database = database;
    Shipments.create(database);
    Endpoint endpoint = sink.endpoint("sink", PATH);
    node = Node.open(database, each -> settings.accept(each.endpoint(endpoint)));
    writers = Writers.doing(node::change);
  }

  HikariDataSource database() {
    return database;
  }

  Sink sink() {
    return sink;
  }

  Node node() {
    return node;
  }

  Writers writers() {
    return writers;
  }

  /** Lets something go wrong in the midst of work, and afterwards everything is there. */
  void survives(Fault fault, Tally tally) throws Exception {
    writers.awaitMore(SOME);
    fault.on(this);
    writers.awaitMore(SOME);
    settles(tally);
    log.assertBrief(LINES);
  }

  /** Ends the work, and finds everything there. */
  void settles(Tally tally) throws InterruptedException {
    writers.close();
    tally.note(FaultContract.settled(database, node, sink, PATH));
  }

  /** Fails unless a change fails now, and says what the matter is. */
  void assertChangesFailSaying(String what) {
    Throwable failure = writers.awaitFailure();
    StringBuilder said = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      said.append(each.getMessage()).append('\n');
    }
    assertThat(said.toString()).containsIgnoringCase(what).doesNotContain(Shipment.PRIVATE);
  }

  @Override
  public void close() throws InterruptedException {
    writers.close();
    node.close();
    sink.close();
    log.close();
    database.close();
  }
}
