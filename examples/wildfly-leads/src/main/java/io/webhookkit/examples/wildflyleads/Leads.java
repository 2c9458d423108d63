package io.webhookkit.examples.wildflyleads;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The leads, and what the website posts. Nothing here knows of webhooks. */
@Path("leads")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@SuppressWarnings("NullAway.Init") // the server sets the field
public class Leads {

  @Inject EntityManager database;

  /** Adds leads: all of them or, if one is no address, none. */
  @POST
  public List<Lead> add(List<String> emails) {
    return emails.stream().map(this::add).toList();
  }

  private Lead add(String email) {
    if (!email.contains("@")) {
      throw new BadRequestException("no address: " + email);
    }
    Lead lead = new Lead(email);
    database.persist(lead);
    return lead;
  }

  /** Returns a lead. */
  @GET
  @Path("{id}")
  public Lead get(@PathParam("id") Long id) {
    return Optional.ofNullable(database.find(Lead.class, id)).orElseThrow(NotFoundException::new);
  }

  /** Forgets all bounces, in one statement. */
  @DELETE
  @Path("bounces")
  public void forgetBounces() {
    database.createQuery("update Lead set bounces = 0 where bounces > 0").executeUpdate();
  }
}
