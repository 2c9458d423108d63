package io.webhookkit.examples.leadsync;

import io.webhookkit.examples.leadsync.marketing.Marketing;
import io.webhookkit.examples.leadsync.story.Console;
import io.webhookkit.examples.leadsync.story.Headless;
import io.webhookkit.examples.leadsync.website.Website;
import org.springframework.boot.SpringApplication;

/**
 * Starts the example. Without an argument both applications run, each a process of its own, until
 * you end them; with {@code --headless} the whole story runs by itself.
 */
public final class LeadSync {

  private LeadSync() {}

  /** Runs what the first argument names. */
  public static void main(String[] args) throws Exception {
    String what = args.length == 0 ? "" : args[0];
    switch (what) {
      case "" -> new Console().run();
      case "--headless" -> System.exit(new Headless().run());
      case "website" -> SpringApplication.run(Website.class, args);
      case "marketing" -> SpringApplication.run(Marketing.class, args);
      default -> {
        System.err.println("Unknown argument '" + what + "': give none, or --headless");
        System.exit(2);
      }
    }
  }
}
