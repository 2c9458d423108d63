package io.webhookkit;

import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import org.jspecify.annotations.Nullable;

/**
 * Who receives.
 *
 * @param all every endpoint
 * @param configured those that do not come from the database
 * @param stored those that do, if any may
 */
record Receivers(
    EndpointRepository all, EndpointRepository configured, @Nullable JdbcEndpoints stored) {}
