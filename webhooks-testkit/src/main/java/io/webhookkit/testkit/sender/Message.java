package io.webhookkit.testkit.sender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param id the sender's name for it; null lets the sender find one
 * @param type what has happened, where the sender says it in a header; null if it says nothing
 * @param body the body, as it goes over the wire
 * @param at when it is sent
 */
public record Message(@Nullable String id, @Nullable String type, String body, Instant at) {}
