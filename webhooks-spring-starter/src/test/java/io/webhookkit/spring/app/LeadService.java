package io.webhookkit.spring.app;

import io.webhookkit.Webhooks;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What an application does with its leads; it knows webhooks only where it publishes itself. */
@Service
@Transactional
public class LeadService {

  private final EntityManager entities;
  private final Webhooks webhooks;

  LeadService(EntityManager entities, Webhooks webhooks) {
    this.entities = entities;
    this.webhooks = webhooks;
  }

  public long add(String email) {
    Lead lead = new Lead(email);
    entities.persist(lead);
    return lead.id;
  }

  public void markBounced(long id) {
    entities.find(Lead.class, id).bounced = true;
  }

  public void remove(long id) {
    entities.remove(entities.find(Lead.class, id));
  }

  public void addAndFail(String email) {
    add(email);
    entities.flush();
    webhooks.publish("lead.imported", Map.of("count", 1));
    throw new IllegalStateException("the business says no");
  }

  public void addAndPublish(String email, String... subjects) {
    add(email);
    for (String subject : subjects) {
      webhooks.publish("lead.imported", subject, Map.of("count", 1));
    }
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void publishInATransactionOfItsOwn(String subject) {
    webhooks.publish("lead.imported", subject, Map.of());
  }

  @Transactional(propagation = Propagation.NEVER)
  public void publishWithoutATransaction(String subject) {
    webhooks.publish("lead.imported", subject, Map.of());
  }
}
