package io.webhookkit.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.endpoint.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * One endpoint, as the properties describe it.
 *
 * @param name What it is called; Micronaut writes it in lower case, with hyphens.
 * @param url Where events are posted to.
 * @param secret What they are signed with, whsec_ and the base64 of 24 to 64 bytes, or a key,
 *     whsk_.
 * @param secrets Further secrets that sign as well, while the secret is being changed.
 * @param events Which events it wants: types such as lead.created, prefixes such as lead.*, or *.
 * @param tenant The tenant whose events alone it gets; those of all unless set.
 * @param ordering Whether what is about one subject comes in order: none or subject.
 * @param skipAfter With an order, after how many failed attempts the next event is sent; 0 for
 *     never.
 * @param rateLimit How many requests it gets in a second at most, from each node; 0 for no limit.
 * @param source The source that is the same system: changes that come from there are not sent back.
 * @param tls The profile of webhooks.tls that TLS is done with; as Java has it unless set.
 */
@EachProperty("webhooks.endpoints")
public record EndpointConfiguration(
    @Parameter String name,
    @Bindable(defaultValue = "") String url,
    @Bindable(defaultValue = "") String secret,
    @Bindable(defaultValue = "") List<String> secrets,
    @Bindable(defaultValue = "") List<String> events,
    Optional<String> tenant,
    @Bindable(defaultValue = "none") String ordering,
    @Bindable(defaultValue = "0") String skipAfter,
    @Bindable(defaultValue = "0") String rateLimit,
    Optional<String> source,
    Optional<String> tls) {

  Endpoint endpoint() {
    return Endpoint.named(name)
        .url(url)
        .secret(secret)
        .secrets(WebhooksConfiguration.parts(secrets))
        .events(WebhooksConfiguration.parts(events).toArray(String[]::new))
        .tenant(tenant.orElse(null))
        .ordering(ordering)
        .skipAfter(number("skip-after", skipAfter))
        .rateLimit(number("rate-limit", rateLimit))
        .source(source.orElse(null))
        .tls(tls.orElse(null))
        .build();
  }

  private int number(String field, String value) {
    return new Setting("endpoints." + name + "." + field, value).number();
  }

  /** Leaves everything out that is secret. */
  @Override
  public String toString() {
    return "EndpointConfiguration[name=" + name + ", events=" + events + "]";
  }
}
