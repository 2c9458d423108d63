package io.webhookkit.backfill;

import io.webhookkit.Printable;
import org.jspecify.annotations.Nullable;

/**
 * What tells one backfill from another.
 *
 * @param entity the name of the entity class
 * @param endpoint who receives its entities
 * @param tenant whose entities they are; null for those of all, or of none
 */
public record BackfillKey(String entity, String endpoint, @Nullable String tenant) {

  @Override
  public String toString() {
    return entity
        + " to "
        + endpoint
        + (tenant == null ? "" : " of tenant " + Printable.of(tenant));
  }
}
