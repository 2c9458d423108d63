package io.webhookkit.examples.leadsync.common;

import io.webhookkit.WebhookIgnore;
import io.webhookkit.inbound.convergence.Merged;
import io.webhookkit.inbound.convergence.Version;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both applications know of a person. Either may change it. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
public abstract class Person {

  /** Who it is. */
  public String name;

  /** Where to write to. */
  public String email;

  /** Whether writing there failed. */
  public boolean bounced;

  /** Whether nothing is to be written there. */
  public boolean unsubscribed;

  /** How interested it is. */
  public int points;

  /** When it was changed last, here or there. */
  @WebhookIgnore public @Nullable Instant changedAt;

  @jakarta.persistence.Version int version;

  /** Notes that somebody has changed it here. */
  public void changed() {
    changedAt = Instant.now(Clock.systemUTC());
  }

  /** Returns how it is here, to be merged with how it is there. */
  public Version version() {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("email", email);
    values.put("bounced", bounced);
    values.put("unsubscribed", unsubscribed);
    values.put("points", points);
    return Version.read(values, changedAt);
  }

  /** Takes over what the merge says. */
  public void accept(Merged merged, Version theirs) {
    merged.set("name", String.class, value -> name = value);
    merged.set("email", String.class, value -> email = value);
    merged.set("bounced", Boolean.class, value -> bounced = value);
    merged.set("unsubscribed", Boolean.class, value -> unsubscribed = value);
    merged.set("points", Integer.class, value -> points = value);
    if (!merged.changes().isEmpty()) {
      changedAt = theirs.changedAt();
    }
  }

  /** Returns it as both applications show it. */
  public Row row(long leadId) {
    return new Row(leadId, name, email, bounced, unsubscribed, points, changedAt);
  }
}
