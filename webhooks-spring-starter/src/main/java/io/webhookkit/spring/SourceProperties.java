package io.webhookkit.spring;

import io.webhookkit.inbound.sources.ConfiguredSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One sender of webhooks.
 *
 * @param kind Who sends: standard, mautic, stripe, paypal, x, meta, google-channel, google-pubsub,
 *     github, shopify or slack.
 * @param secret What its requests are verified with.
 * @param secrets Further secrets, while the secret is being changed.
 * @param tolerance How far the sender's clock may be from ours, both ways.
 * @param handling When events are handled: with their request, or later.
 * @param options What else this kind of sender needs.
 */
public record SourceProperties(
    @DefaultValue("standard") String kind,
    @DefaultValue("") String secret,
    @DefaultValue List<String> secrets,
    @DefaultValue("5m") Duration tolerance,
    @DefaultValue("request") String handling,
    @DefaultValue Map<String, String> options) {

  ConfiguredSource source(String name) {
    return ConfiguredSource.named(name)
        .kind(kind)
        .secret(secret)
        .secrets(secrets)
        .tolerance(tolerance)
        .handling(handling)
        .options(options);
  }

  /** Leaves everything out that is secret. */
  @Override
  public String toString() {
    return "SourceProperties[kind=" + kind + "]";
  }
}
