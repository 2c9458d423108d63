package io.webhookkit.architecture.bad.there;

import io.webhookkit.architecture.bad.here.Here;

/** The other half of a cycle. */
public record There(Here here) {}
