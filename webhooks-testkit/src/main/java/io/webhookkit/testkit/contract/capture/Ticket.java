package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

/** An entity with a natural id that is never really deleted; its id comes from a sequence. */
@Entity
@SoftDelete
@WebhookEvent("ticket")
public class Ticket {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  public @Nullable Long id;

  @NaturalId(mutable = true)
  public String code;

  @ManyToOne(fetch = FetchType.LAZY)
  public @Nullable Basket basket;

  protected Ticket() {}

  public Ticket(String code) {
    this.code = code;
  }
}
