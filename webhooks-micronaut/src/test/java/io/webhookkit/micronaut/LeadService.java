package io.webhookkit.micronaut;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import io.webhookkit.Webhooks;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.hibernate.BaseSessionEventListener;
import org.hibernate.Session;

/** The application: what its users would write. */
@Singleton
class LeadService {

  private final EntityManager entities;
  private final Webhooks webhooks;

  LeadService(EntityManager entities, Webhooks webhooks) {
    this.entities = entities;
    this.webhooks = webhooks;
  }

  @Transactional
  Lead create(String email) {
    Lead lead = new Lead(email);
    entities.persist(lead);
    return lead;
  }

  @Transactional
  void createAndFail(String email) {
    create(email);
    entities.flush();
    throw new IllegalStateException("no");
  }

  @Transactional
  void importTwo() {
    webhooks.publish("lead.imported", Map.of("part", 1));
    webhooks.publish("lead.imported", Map.of("part", 2));
  }

  @Transactional
  void importAndFail() {
    importTwo();
    throw new IllegalStateException("no");
  }

  /** What a callback of an entity does, when Micronaut's own synchronizations are through. */
  @Transactional
  void importWhileFlushing() {
    webhooks.publish("lead.imported", Map.of("part", 1));
    entities
        .unwrap(Session.class)
        .addEventListeners(
            new BaseSessionEventListener() {
              @Override
              public void flushStart() {
                webhooks.publish("lead.imported", Map.of("part", 2));
              }
            });
    entities.persist(new Lead("a@example.org"));
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  void importWithoutTransaction() {
    webhooks.publish("lead.imported", Map.of());
  }
}
