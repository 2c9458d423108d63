package io.webhookkit.examples.leadsync.common;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead as both applications show it.
 *
 * @param id the website's id
 * @param name who it is
 * @param email where to write to
 * @param bounced whether writing there failed
 * @param changedAt when this application changed it itself, or null if it never did
 */
public record Row(
    long id, String name, String email, boolean bounced, @Nullable Instant changedAt) {}
