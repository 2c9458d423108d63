package io.webhookkit.examples.leadsync.common;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A verified webhook.
 *
 * @param sequence its number at the sender
 * @param happened when it happened there
 * @param data what it tells
 */
public record Inbound(long sequence, Instant happened, JsonNode data) {}
