package io.webhookkit.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One endpoint.
 *
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
public record EndpointProperties(
    @DefaultValue("") String url,
    @DefaultValue("") String secret,
    @DefaultValue List<String> secrets,
    @DefaultValue List<String> events,
    @Nullable String tenant,
    @DefaultValue("none") String ordering,
    @DefaultValue("0") int skipAfter,
    @DefaultValue("0") int rateLimit,
    @Nullable String source,
    @Nullable String tls) {

  /** Leaves everything out that is secret. */
  @Override
  public String toString() {
    return "EndpointProperties[events=" + events + "]";
  }
}
