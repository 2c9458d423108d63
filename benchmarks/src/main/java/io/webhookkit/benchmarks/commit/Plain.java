package io.webhookkit.benchmarks.commit;

import jakarta.persistence.Entity;

/** An entity that nobody is told of. */
@Entity
class Plain extends Contact {
  Plain() {}

  Plain(long id) {
    super(id);
  }
}
