package io.webhookkit.examples.leadsync.story;

import io.webhookkit.examples.leadsync.common.Row;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the whole story without anybody's help, and ends with the proof: both databases are equal.
 */
public final class Headless {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Polling may see two quick changes of one lead as one, and then never brings as much. */
  private static final Duration POLLING_PATIENCE = Duration.ofSeconds(2);

  private final Client client = new Client();

  /** Runs the story, and returns 0 if both databases are equal at its end, otherwise 1. */
  public int run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (Stage stage = new Stage(freePort(), freePort())) {
      say("Starting the website and the marketing system");
      stage.website().start();
      stage.marketing().start();
      boolean started =
          await(() -> client.leads(stage.website()) != null)
              && await(() -> client.leads(stage.marketing()) != null);
      say("Both are up after " + secondsSince(start) + " s");
      return started && tell(stage) ? 0 : 1;
    }
  }

  private boolean tell(Stage stage) throws IOException, InterruptedException {
    say("20 people leave their address on the website");
    addLeads(stage, 1, 20);
    boolean equal = awaitEqual(stage);

    say("5 of the addresses bounce in the marketing system; the website learns of it");
    for (int id = 1; id <= 5; id++) {
      client.bounce(stage.marketing(), id);
    }
    equal &= await(() -> bounced(client.leads(stage.website())) == 5) && awaitEqual(stage);

    await(() -> stage.comparison().isComplete(), POLLING_PATIENCE);
    final Comparison undisturbed = stage.comparison();

    say("The marketing system is killed; 10 people come, and 2 change their names");
    stage.marketing().kill();
    addLeads(stage, 21, 30);
    client.rename(stage.website(), 1, "Ada King");
    client.rename(stage.website(), 21, "Grace Murray");

    say("It is started again, and catches up");
    long restarted = System.nanoTime();
    stage.marketing().start();
    equal &= awaitEqual(stage);
    say("Nothing was lost; caught up " + secondsSince(restarted) + " s after the start");

    say("20 more people come");
    addLeads(stage, 31, 50);
    equal &= awaitEqual(stage);
    await(() -> stage.comparison().isComplete(), POLLING_PATIENCE);
    report(stage, undisturbed, equal);
    return equal;
  }

  private void report(Stage stage, Comparison undisturbed, boolean equal) {
    say("The same changes by webhook and by polling twice a second, until the kill:");
    System.out.print(undisturbed);
    say("And in the whole run, in which the marketing system was down for a while:");
    System.out.print(stage.comparison());
    System.out.println("An hour in which nothing changes costs 0 webhooks and 14,400 polls.\n");
    List<Row> here = client.leads(stage.website());
    List<Row> there = client.leads(stage.marketing());
    System.out.printf(
        "The databases are %s: %d leads on the website, %d in the marketing system%n",
        equal ? "equal" : "DIFFERENT", count(here), count(there));
  }

  private void addLeads(Stage stage, int from, int to) throws IOException, InterruptedException {
    for (int number = from; number <= to; number++) {
      client.addLead(stage.website(), "Person " + number, "person" + number + "@example.org");
      TimeUnit.MILLISECONDS.sleep(150); // people don't all come at once
    }
  }

  private boolean awaitEqual(Stage stage) throws InterruptedException {
    return await(
        () -> {
          List<Row> here = client.leads(stage.website());
          return here != null && here.equals(client.leads(stage.marketing()));
        });
  }

  private static boolean await(BooleanSupplier condition) throws InterruptedException {
    return await(condition, PATIENCE);
  }

  private static boolean await(BooleanSupplier condition, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  private static long bounced(@Nullable List<Row> leads) {
    return leads == null ? 0 : leads.stream().filter(Row::bounced).count();
  }

  private static int count(@Nullable List<Row> leads) {
    return leads == null ? 0 : leads.size();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String secondsSince(long nanos) {
    return "%.1f".formatted((System.nanoTime() - nanos) / 1e9);
  }

  private static void say(String sentence) {
    System.out.println("\n== " + sentence);
  }
}
