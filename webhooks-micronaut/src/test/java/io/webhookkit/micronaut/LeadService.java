package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Savepoint;
import java.util.Map;
import org.hibernate.BaseSessionEventListener;
import org.hibernate.Session;

/** The application: what its users would write. */
@Singleton
@Requires(classes = TransactionOperations.class)
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
  String emailOf(Long id) {
    return entities.find(Lead.class, id).email;
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

  /** Undoes the second of two parts by a savepoint of JDBC. */
  @Transactional
  void importOneOfTwo() {
    Session session = entities.unwrap(Session.class);
    HibernateChanges changes = new HibernateChanges(session.getSessionFactory());
    importPart(1);
    session.doWork(
        connection -> {
          Savepoint savepoint = connection.setSavepoint();
          HibernateChanges.Mark mark = changes.mark(session);
          importPart(2);
          connection.rollback(savepoint);
          changes.rollbackTo(session, mark);
        });
    session.clear();
  }

  private void importPart(int part) {
    entities.persist(new Lead(part + "@example.org"));
    entities.flush();
    webhooks.publish("lead.imported", Map.of("part", part));
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  void importWithoutTransaction() {
    webhooks.publish("lead.imported", Map.of());
  }
}
