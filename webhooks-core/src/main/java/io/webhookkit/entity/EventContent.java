package io.webhookkit.entity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of a change.
 *
 * @param data the newest state, or the last one of a deleted entity
 * @param previous what an update has replaced, or null
 * @param omitted the paths to what is not known
 */
record EventContent(
    Object data, @Nullable Map<String, @Nullable Object> previous, List<String> omitted) {}
