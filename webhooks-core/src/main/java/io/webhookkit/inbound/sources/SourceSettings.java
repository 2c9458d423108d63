package io.webhookkit.inbound.sources;

import io.webhookkit.Setting;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.signature.WebhookVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a source is configured with.
 *
 * @param name what it is called in the configuration, and in the path of its requests
 * @param secrets what its requests are verified with; several while a secret is being changed
 * @param tolerance how far the sender's clock may be from ours, both ways
 * @param options whatever else this kind of source needs, by name
 * @param clock ours
 */
public record SourceSettings(
    String name,
    List<String> secrets,
    Duration tolerance,
    Map<String, String> options,
    Clock clock) {

  /** How far clocks may be apart unless told: five minutes. */
  public static final Duration DEFAULT_TOLERANCE = WebhookVerifier.DEFAULT_TOLERANCE;

  /**
   * Copies the lists, and checks the values.
   *
   * @throws WebhookConfigurationException if a secret or option is blank or was never set, or the
   *     tolerance is not above zero
   */
  public SourceSettings {
    secrets = List.copyOf(secrets);
    options = Map.copyOf(options);
    for (String secret : secrets) {
      requireSet("sources." + name + ".secret", secret);
    }
    for (Map.Entry<String, String> option : options.entrySet()) {
      requireSet("sources." + name + ".options." + option.getKey(), option.getValue());
    }
    if (tolerance.isNegative() || tolerance.isZero()) {
      throw new WebhookConfigurationException(
          "sources." + name + ".tolerance", tolerance.toString(), "give a duration above zero");
    }
  }

  /** A placeholder that nothing has replaced is a secret that everybody knows. */
  private static void requireSet(String field, String value) {
    if (value.isBlank()) {
      throw new WebhookConfigurationException(field, "", "give a value, or leave it out");
    }
    new Setting(field, value).requireReplaced();
  }

  /**
   * Returns the secrets.
   *
   * @throws WebhookConfigurationException if there is none
   */
  SharedSecrets sharedSecrets() {
    if (secrets.isEmpty()) {
      throw new WebhookConfigurationException(
          "sources." + name + ".secret", "", "give the secret that the sender signs with");
    }
    return new SharedSecrets(secrets);
  }

  /**
   * Returns an option that can't be missing.
   *
   * @param fix what to give
   * @throws WebhookConfigurationException if it is missing
   */
  String required(String option, String fix) {
    String value = options.get(option);
    if (value == null) {
      throw new WebhookConfigurationException("sources." + name + ".options." + option, "", fix);
    }
    return value;
  }

  /** Leaves out the secrets, and the options, which may hold some. */
  @Override
  public String toString() {
    return "SourceSettings[" + name + ", " + secrets.size() + " secrets]";
  }
}
