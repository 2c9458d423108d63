package io.webhookkit.examples.leadsync.story;

import io.webhookkit.examples.leadsync.common.Row;
import io.webhookkit.testkit.loop.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens between the website and the marketing system in half a minute. Each act ends with
 * the proof that both databases are equal; at the first one that fails, the story ends.
 */
final class Story {

  private static final Patience STARTING = new Patience(Duration.ofSeconds(60));

  /** Polling may see two quick changes of one lead as one, and then never brings as much. */
  private static final Patience POLLING = new Patience(Duration.ofSeconds(2));

  private static final Faults BAD =
      Faults.seeded(42).dropping(0.1).duplicating(0.2).reordering(0.2);

  private final Stage stage;
  private final Patience patience;
  private final Client client = new Client();
  private @Nullable Comparison undisturbed;

  Story(Stage stage, Duration patience) {
    this.stage = stage;
    this.patience = new Patience(patience);
  }

  /** Tells it, prints the figures, and returns whether both databases are equal at its end. */
  boolean tell() throws IOException, InterruptedException {
    boolean equal =
        start()
            && peopleCome()
            && addressesBounce()
            && bothEditAtOnce()
            && mauticSpeaks()
            && marketingIsKilled()
            && aWebhookIsMissing()
            && morePeopleCome();
    report(equal);
    return equal;
  }

  private boolean start() throws IOException, InterruptedException {
    say("Starting the website and the marketing system");
    long start = System.nanoTime();
    stage.website().start();
    stage.marketing().start();
    boolean started =
        STARTING.until(
            () -> client.leads(stage.website()) != null && client.leads(stage.marketing()) != null);
    say(started ? "Both are up after " + secondsSince(start) + " s" : "They did not start");
    return started;
  }

  private boolean peopleCome() throws IOException, InterruptedException {
    say("20 people leave their address on the website");
    addLeads(1, 20);
    return isEqual();
  }

  private boolean addressesBounce() throws IOException, InterruptedException {
    say("5 of the addresses bounce in the marketing system; the website learns of it");
    for (int id = 1; id <= 5; id++) {
      client.bounce(stage.marketing(), id);
    }
    boolean equal = patience.until(() -> bouncedOnWebsite() == 5) && isEqual();
    POLLING.until(() -> stage.comparison().isComplete());
    undisturbed = stage.comparison();
    return equal;
  }

  private boolean bothEditAtOnce() throws IOException, InterruptedException {
    say("Both rename the same people at once, and the network repeats and reorders what they send");
    stage.network().become(BAD);
    for (int round = 1; round <= 5; round++) {
      for (int id = 1; id <= 5; id++) {
        client.rename(stage.website(), id, "Website " + round);
        client.rename(stage.marketing(), id, "Marketing " + round);
      }
    }
    stage.network().heal();
    TimeUnit.SECONDS.sleep(3); // by then what was dropped was sent again
    return isEqual();
  }

  private boolean mauticSpeaks() throws InterruptedException {
    say("Mautic tells the website of points, an unsubscription and a bounce; once more by mistake");
    for (int repeat = 0; repeat < 2; repeat++) {
      stage.mautic().tell(106, "person6@example.org", 40, "unsubscribed");
      stage.mautic().tell(107, "person7@example.org", 70, "bounced");
    }
    return patience.until(() -> row(6).points() == 40 && row(7).bounced()) && isEqual();
  }

  private boolean aWebhookIsMissing() throws IOException, InterruptedException {
    say("A webhook is lost on its way; and somebody renames a lead with SQL, so that none is sent");
    int before = stage.network().requests();
    stage.network().become(Faults.seeded(1).losing(1));
    client.rename(stage.website(), 9, "Lost on the way");
    boolean lost = patience.until(() -> stage.network().requests() > before);
    stage.network().heal();
    client.renameBySql(stage.website(), 8, "Renamed by SQL");
    say("The marketing system compares its contacts: " + client.reconcile(stage.marketing()));
    return lost && isEqual();
  }

  private Row row(long id) {
    List<Row> leads = client.leads(stage.marketing());
    return leads == null
        ? new Row(id, "", "", false, false, 0, null)
        : leads.stream().filter(row -> row.id() == id).findFirst().orElseThrow();
  }

  private boolean marketingIsKilled() throws IOException, InterruptedException {
    say("The marketing system is killed; 10 people come, and 2 change their names");
    stage.marketing().kill();
    addLeads(21, 30);
    client.rename(stage.website(), 1, "Ada King");
    client.rename(stage.website(), 21, "Grace Murray");

    say("It is started again, and catches up");
    long restarted = System.nanoTime();
    stage.marketing().start();
    boolean equal = STARTING.until(() -> client.leads(stage.marketing()) != null) && isEqual();
    if (equal) {
      say("Both are equal again, " + secondsSince(restarted) + " s after the start");
    }
    return equal;
  }

  private boolean morePeopleCome() throws IOException, InterruptedException {
    say("20 more people come");
    addLeads(31, 50);
    boolean equal = isEqual();
    POLLING.until(() -> stage.comparison().isComplete());
    return equal;
  }

  private void report(boolean equal) {
    if (undisturbed != null) {
      say("The same changes by webhook, and by polling twice a second in both directions:");
      System.out.print(undisturbed);
      say("The whole run; what changed while the marketing system was down is old for both:");
      System.out.print(stage.comparison());
      System.out.println("An hour in which nothing changes: 0 webhooks, 14,400 polls (2 x 7,200).");
    }
    System.out.printf(
        "%nThe databases are %s: %d leads on the website, %d in the marketing system%n",
        equal ? "equal" : "DIFFERENT", count(stage.website()), count(stage.marketing()));
  }

  private void addLeads(int from, int to) throws IOException, InterruptedException {
    for (int number = from; number <= to; number++) {
      client.addLead(stage.website(), "Person " + number, "person" + number + "@example.org");
      TimeUnit.MILLISECONDS.sleep(150); // people don't all come at once
    }
  }

  private boolean isEqual() throws InterruptedException {
    return patience.until(
        () -> {
          List<Row> here = client.leads(stage.website());
          return here != null && here.equals(client.leads(stage.marketing()));
        });
  }

  private long bouncedOnWebsite() {
    List<Row> leads = client.leads(stage.website());
    return leads == null ? 0 : leads.stream().filter(Row::bounced).count();
  }

  private int count(Application application) {
    List<Row> leads = client.leads(application);
    return leads == null ? 0 : leads.size();
  }

  private static String secondsSince(long nanos) {
    return "%.1f".formatted((System.nanoTime() - nanos) / 1e9);
  }

  private static void say(String sentence) {
    System.out.println("\n== " + sentence);
  }
}
