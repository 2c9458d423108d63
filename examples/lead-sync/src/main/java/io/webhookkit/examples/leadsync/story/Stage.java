package io.webhookkit.examples.leadsync.story;

import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.loop.Faults;
import io.webhookkit.testkit.loop.FaultyNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Both applications, with their databases in a folder of this run and secrets that only they know.
 */
final class Stage implements AutoCloseable {

  private final Path data;
  private final FaultyNetwork network;
  private final String mauticSecret = Secret.generate().reveal();
  private final Application website;
  private final Application marketing;

  Stage(int websitePort, int marketingPort) throws IOException {
    this(websitePort, marketingPort, Secret.generate());
  }

  private Stage(int websitePort, int marketingPort, Secret shared) throws IOException {
    this(websitePort, marketingPort, shared, shared);
  }

  /**
   * Sets the stage with the secret that the website signs with, and the one that is expected of it.
   */
  Stage(int websitePort, int marketingPort, Secret ofWebsite, Secret expected) throws IOException {
    data = Files.createTempDirectory("lead-sync");
    network = FaultyNetwork.with(Faults.NONE);
    String ofMarketing = Secret.generate().reveal();
    website =
        new Application(
            "website",
            websitePort,
            marketingPort,
            network.to("marketing"),
            data,
            secrets(ofWebsite, ofMarketing));
    marketing =
        new Application(
            "marketing",
            marketingPort,
            websitePort,
            network.to("website"),
            data,
            secrets(expected, ofMarketing));
    network.connect("marketing", marketing.url() + "/webhooks/website");
    network.connect("website", website.url() + "/webhooks/marketing");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  private Map<String, String> secrets(Secret website, String marketing) {
    return Map.of(
        "WEBSITE_SECRET", website.reveal(),
        "MARKETING_SECRET", marketing,
        "MAUTIC_SECRET", mauticSecret);
  }

  /** Returns what is between them. */
  FaultyNetwork network() {
    return network;
  }

  /** Returns a Mautic that knows the website. */
  Mautic mautic() {
    return new Mautic(website.url() + "/webhooks/mautic", mauticSecret);
  }

  Application website() {
    return website;
  }

  Application marketing() {
    return marketing;
  }

  Comparison comparison() {
    return Comparison.of(List.of(website.measurements(), marketing.measurements()));
  }

  /** Ends both applications and removes what they stored. */
  @Override
  public void close() {
    try {
      website.kill();
      marketing.kill();
      network.close();
      if (Files.exists(data)) {
        deleteData();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deleteData() {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
