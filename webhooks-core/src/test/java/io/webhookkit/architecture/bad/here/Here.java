package io.webhookkit.architecture.bad.here;

import io.webhookkit.architecture.bad.there.There;

/** One half of a cycle. */
public record Here(There there) {}
