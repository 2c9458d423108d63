package io.webhookkit.examples.micronautleads;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.persistence.EntityManager;

/** What the application's page posts. Nothing here knows of webhooks. */
@Controller("/leads")
@ExecuteOn(TaskExecutors.BLOCKING)
@Transactional
class LeadController {

  private final EntityManager entities;

  LeadController(EntityManager entities) {
    this.entities = entities;
  }

  /** A lead, as the page shows it. */
  record Row(long id, String email, boolean bounced) {

    static Row of(Lead lead) {
      return new Row(lead.id, lead.email, lead.bounced);
    }
  }

  /** What the form posts. */
  record Form(String email) {}

  @Post
  Row add(@Body Form form) {
    Lead lead = new Lead(form.email());
    entities.persist(lead);
    return Row.of(lead);
  }

  @Get("/{id}")
  Row get(long id) {
    return Row.of(entities.find(Lead.class, id));
  }
}
