package io.webhookkit.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import io.webhookkit.Setting;
import io.webhookkit.inbound.sources.ConfiguredSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sender of webhooks, as the properties describe it.
 *
 * @param name What it is called; Micronaut writes it in lower case, with hyphens.
 * @param kind Who sends: standard, mautic, stripe, paypal, x, meta, google-channel, google-pubsub,
 *     github, shopify or slack.
 * @param secret What its requests are verified with.
 * @param secrets Further secrets, while the secret is being changed.
 * @param tolerance How far the sender's clock may be from ours, both ways.
 * @param handling When events are handled: with their request, or later.
 * @param options What else this kind of sender needs.
 */
@EachProperty("webhooks.sources")
public record SourceConfiguration(
    @Parameter String name,
    @Bindable(defaultValue = "standard") String kind,
    @Bindable(defaultValue = "") String secret,
    @Bindable(defaultValue = "") List<String> secrets,
    @Bindable(defaultValue = "5m") String tolerance,
    @Bindable(defaultValue = "request") String handling,
    @MapFormat(
            transformation = MapFormat.MapTransformation.FLAT,
            keyFormat = StringConvention.HYPHENATED)
        @Nullable Map<String, String> options) {

  ConfiguredSource source() {
    return ConfiguredSource.named(name)
        .kind(kind)
        .secret(secret)
        .secrets(WebhooksConfiguration.parts(secrets))
        .tolerance(new Setting("sources." + name + ".tolerance", tolerance).duration())
        .handling(handling)
        .options(options == null ? Map.of() : options);
  }

  /** Leaves everything out that is secret. */
  @Override
  public String toString() {
    return "SourceConfiguration[name=" + name + ", kind=" + kind + "]";
  }
}
