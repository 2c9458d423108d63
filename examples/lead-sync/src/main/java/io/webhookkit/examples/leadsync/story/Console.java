package io.webhookkit.examples.leadsync.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** Starts both applications and lets you stop and start the marketing system by typing. */
public final class Console {

  private static final int WEBSITE_PORT = 8081;
  private static final int MARKETING_PORT = 8082;

  /** Runs until "quit", or until it is ended from outside. */
  public void run() throws IOException, InterruptedException {
    try (Stage stage = new Stage(WEBSITE_PORT, MARKETING_PORT)) {
      stage.website().start();
      stage.marketing().start();
      explain(stage);
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      boolean goOn = true;
      while (goOn) {
        String line = input.readLine();
        if (line == null) {
          Thread.currentThread().join(); // no console: run until somebody ends the process
        } else {
          goOn = obey(line.strip(), stage);
        }
      }
      System.out.println("This run in figures, webhooks beside polling:\n" + stage.comparison());
    }
  }

  private static boolean obey(String command, Stage stage)
      throws IOException, InterruptedException {
    switch (command) {
      case "stop" -> {
        stage.marketing().stop();
        System.out.println("The marketing system is stopped; add leads, then type: start");
      }
      case "start" -> {
        if (stage.marketing().isRunning()) {
          System.out.println("The marketing system is running");
        } else {
          stage.marketing().start();
          System.out.println("The marketing system is starting; it is up in a few seconds");
        }
      }
      case "figures" -> System.out.println(stage.comparison());
      case "quit" -> {
        return false;
      }
      case "" -> {}
      default -> System.out.println("Type stop, start, figures or quit");
    }
    return true;
  }

  private static void explain(Stage stage) {
    System.out.printf(
        """

        The website            %1$s/
        The marketing system   %2$s/

        Add a lead on the website's page, or so:
          curl -H 'Content-Type: application/json' -d '{"name":"Ada","email":"ada@example.org"}' %1$s/leads
        Mark it as bounced on the marketing system's page, or so:
          curl -X POST %2$s/leads/1/bounce
        Both are up in a few seconds. Each line with an arrow is then a webhook. Type
          stop      to stop the marketing system
          start     to start it again, and watch it catch up
          figures   to compare with polling
          quit      to end

        """,
        stage.website().url(), stage.marketing().url());
  }
}
