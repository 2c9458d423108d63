package io.webhookkit.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.endpoint.Endpoint;
import java.util.List;

/**
 * One endpoint, as the properties describe it.
 *
 * @param name What it is called; Micronaut writes it in lower case, with hyphens.
 * @param url Where events are posted to.
 * @param secret What they are signed with, whsec_ and the base64 of 24 to 64 bytes.
 * @param events Which events it wants: types such as lead.created, prefixes such as lead.*, or *.
 */
@EachProperty("webhooks.endpoints")
public record EndpointConfiguration(
    @Parameter String name,
    @Bindable(defaultValue = "") String url,
    @Bindable(defaultValue = "") String secret,
    @Bindable(defaultValue = "") List<String> events) {

  Endpoint endpoint() {
    return Endpoint.named(name)
        .url(url)
        .secret(secret)
        .events(WebhooksConfiguration.parts(events).toArray(String[]::new))
        .build();
  }

  /** Leaves everything out that is secret. */
  @Override
  public String toString() {
    return "EndpointConfiguration[name=" + name + ", events=" + events + "]";
  }
}
