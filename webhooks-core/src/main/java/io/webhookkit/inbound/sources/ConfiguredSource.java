package io.webhookkit.inbound.sources;

import io.webhookkit.Setting;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.HandlingMode;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.SenderDocuments;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects a source in its written form, and checks it as a whole. Not thread-safe. */
public final class ConfiguredSource {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final String name;
  private final List<String> secrets = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();
  private String kind = "standard";
  private String handling = "request";
  private Duration tolerance = SourceSettings.DEFAULT_TOLERANCE;

  private ConfiguredSource(String name) {
    this.name = name;
  }

  /** Starts a source with its name, which is also the end of the path that it sends to. */
  public static ConfiguredSource named(String name) {
    return new ConfiguredSource(name);
  }

  /** Who sends, as {@link SourceKind#parse} reads it; {@code standard} unless set. */
  public ConfiguredSource kind(String writtenKind) {
    kind = writtenKind;
    return this;
  }

  /** Adds a secret that requests are verified with; an empty text is none. */
  public ConfiguredSource secret(String secret) {
    if (!secret.isEmpty()) {
      secrets.add(secret);
    }
    return this;
  }

  /** Adds further secrets, while one is being changed. */
  public ConfiguredSource secrets(Collection<String> further) {
    secrets.addAll(further);
    return this;
  }

  /** How far the sender's clock may be from ours, both ways; 5 minutes unless set. */
  public ConfiguredSource tolerance(Duration bothWays) {
    tolerance = bothWays;
    return this;
  }

  /** When events are handled, {@code request} or {@code later}; {@code request} unless set. */
  public ConfiguredSource handling(String requestOrLater) {
    handling = requestOrLater;
    return this;
  }

  /** Adds what else this kind of source needs; see {@link SourceKind}. */
  public ConfiguredSource options(Map<String, String> more) {
    options.putAll(more);
    return this;
  }

  /**
   * Builds the source.
   *
   * @param clock tells whether a request is too old
   * @param documents how the sender's keys are fetched, where it publishes them
   * @throws WebhookConfigurationException if a part is missing or malformed; its field starts with
   *     {@code sources.<name>}
   */
  public InboundSource build(Clock clock, SenderDocuments documents) {
    if (!NAME.matcher(name).matches()) {
      throw new WebhookConfigurationException(
          "sources", name, "name a source with letters, digits, _ and -, at most 64");
    }
    return new InboundSource(
        kind().source(new SourceSettings(name, secrets, tolerance, options, clock), documents),
        new Setting("sources." + name + ".handling", handling).oneOf(HandlingMode.class));
  }

  private SourceKind kind() {
    try {
      return SourceKind.parse(kind);
    } catch (WebhookConfigurationException e) {
      throw e.within("sources." + name);
    }
  }
}
