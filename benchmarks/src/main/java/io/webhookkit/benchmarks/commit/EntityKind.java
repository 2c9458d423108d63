package io.webhookkit.benchmarks.commit;

import java.util.List;

/** The entities that are measured. */
public enum EntityKind {
  /** With {@code @WebhookEvent}. */
  ANNOTATED,
  /** Without: its events are nobody's business, so there is no row to insert by hand either. */
  PLAIN;

  Object create(long id) {
    return switch (this) {
      case ANNOTATED -> new Announced(id);
      case PLAIN -> new Plain(id);
    };
  }

  Turns turns() {
    return new Turns(
        switch (this) {
          case ANNOTATED -> List.of(Contender.values());
          case PLAIN -> List.of(Contender.PLAIN, Contender.CAPTURED);
        });
  }
}
