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
 * @param unsubscribed whether nothing is to be written there
 * @param points how interested it is
 * @param changedAt when it was changed last, or null
 */
public record Row(
    long id,
    String name,
    String email,
    boolean bounced,
    boolean unsubscribed,
    int points,
    @Nullable Instant changedAt) {

  /** Returns the row without the time, to be compared. */
  public Row withoutTime() {
    return new Row(id, name, email, bounced, unsubscribed, points, null);
  }
}
