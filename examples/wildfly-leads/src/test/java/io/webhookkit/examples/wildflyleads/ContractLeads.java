package io.webhookkit.examples.wildflyleads;

import io.webhookkit.WebhookHandler;
import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;

/** What the tests ask an application to do; added to the one in the server. */
@Path("contract")
@ApplicationScoped
public class ContractLeads {

  @Inject EntityManager database;
  @Inject Webhooks webhooks;

  @POST
  @Path("leads")
  @Transactional
  public String create(String email) {
    Lead lead = new Lead(email);
    database.persist(lead);
    return lead.id.toString();
  }

  @GET
  @Path("leads/{id}")
  @Transactional
  public String emailOf(@PathParam("id") String id) {
    return find(id).email;
  }

  /** Tells whether each attempt that is due was made before long. */
  @POST
  @Path("drain")
  public String drain() throws InterruptedException {
    return "" + webhooks.drain(Duration.ofSeconds(30));
  }

  @WebhookHandler(source = "crm", type = "lead.readdressed")
  void readdress(InboundEvent event) {
    find(event.subject()).email = event.data().path("email").asString();
  }

  @WebhookHandler(source = "batch")
  void readdressLater(InboundEvent event) {
    readdress(event);
  }

  @WebhookHandler(source = "crm", type = "lead.refused")
  void refuse(InboundEvent event) {
    readdress(event);
    database.flush();
    throw new IllegalStateException("refused");
  }

  private Lead find(String id) {
    return database.find(Lead.class, Long.valueOf(id));
  }
}
