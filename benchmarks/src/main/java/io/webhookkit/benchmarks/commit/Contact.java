package io.webhookkit.benchmarks.commit;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What both entities have: attributes as an entity of an application may well have them. */
@MappedSuperclass
abstract class Contact {
  @Id @Nullable Long id;
  @Nullable String name;
  @Nullable String email;
  @Nullable String company;
  boolean bounced;
  int score;
  @Nullable Instant since;

  Contact() {}

  /**
   * The id is assigned: asking the database for one would make the baseline look more expensive.
   */
  Contact(long id) {
    this.id = id;
    this.name = "Ada Lovelace";
    this.email = "ada-" + id + "@example.org";
    this.company = "Analytical Engines, Ltd.";
    this.score = (int) (id % 100);
    this.since = Instant.ofEpochSecond(1_700_000_000L + id);
  }
}
