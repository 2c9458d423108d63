package io.webhookkit.inbound.sources;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The senders that are known, as they are named in the configuration. */
public enum SourceKind {
  /** Standard Webhooks 1.0.0, as this kit sends them. */
  STANDARD,
  /** Mautic. */
  MAUTIC,
  /** Stripe. */
  STRIPE,
  /** PayPal; needs {@code webhook-id}, takes {@code trust-root}. */
  PAYPAL,
  /** X, once Twitter. */
  X,
  /** Meta: Facebook, Instagram, WhatsApp; takes {@code verify-token}. */
  META,
  /** Google's notification channels; the secret is the channel's token. */
  GOOGLE_CHANNEL,
  /** Google's Pub/Sub push; needs {@code audience} and {@code email}. */
  GOOGLE_PUBSUB,
  /** GitHub. */
  GITHUB,
  /** Shopify. */
  SHOPIFY,
  /** Slack. */
  SLACK;

  /**
   * Reads a kind as it is written in the configuration, such as {@code google-pubsub}.
   *
   * @throws WebhookConfigurationException if there is none of this name; its field is "kind"
   */
  public static SourceKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new WebhookConfigurationException("kind", text, alternatives()));
  }

  private static String alternatives() {
    return Arrays.stream(values())
        .map(SourceKind::toString)
        .collect(Collectors.joining(", ", "use one of ", ""));
  }

  /**
   * Creates a source of this kind.
   *
   * @param documents how the sender's keys are fetched, where it publishes them
   * @throws WebhookConfigurationException if a setting is missing, unknown, or can't be used
   */
  public WebhookSource source(SourceSettings settings, SenderDocuments documents) {
    requireKnown(settings);
    return switch (this) {
      case STANDARD -> new StandardSource(settings);
      case MAUTIC -> new MauticSource(settings);
      case STRIPE -> new StripeSource(settings);
      case PAYPAL -> new PayPalSource(settings, documents);
      case X -> new XSource(settings);
      case META -> new MetaSource(settings);
      case GOOGLE_CHANNEL -> new GoogleChannelSource(settings);
      case GOOGLE_PUBSUB -> new GooglePubSubSource(settings, documents);
      case GITHUB -> new GitHubSource(settings);
      case SHOPIFY -> new ShopifySource(settings);
      case SLACK -> new SlackSource(settings);
    };
  }

  private List<String> options() {
    return switch (this) {
      case PAYPAL -> List.of("trust-root", "webhook-id");
      case META -> List.of("verify-token");
      case GOOGLE_PUBSUB -> List.of("audience", "email");
      default -> List.of();
    };
  }

  private void requireKnown(SourceSettings settings) {
    for (String option : settings.options().keySet()) {
      if (!options().contains(option)) {
        throw new WebhookConfigurationException(
            "sources." + settings.name() + ".options." + option,
            "",
            "leave it out: a source of kind %s has the options %s".formatted(this, options()));
      }
    }
  }

  /** Returns the name in the configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
