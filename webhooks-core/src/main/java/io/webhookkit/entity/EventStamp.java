package io.webhookkit.entity;

import io.webhookkit.OriginScope;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one transaction have in common.
 *
 * @param ids gives an id for each event
 * @param at when they happened
 * @param tenant whose they are, or null
 * @param origin the source on whose behalf the change was made, or null
 * @param hops the systems that the change has come through
 */
record EventStamp(
    Supplier<String> ids,
    Instant at,
    @Nullable String tenant,
    @Nullable String origin,
    List<String> hops) {

  EventStamp(Supplier<String> ids, Instant at, @Nullable String tenant, OriginScope origins) {
    this(ids, at, tenant, origins.source(), origins.hops());
  }
}
