package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An entity whose id is made of two attributes, of which one is another entity. */
@Entity
@IdClass(Badge.Key.class)
@WebhookEvent("badge")
public class Badge {
  @Id @ManyToOne public Company company;
  @Id public int number;
  public @Nullable String who;
  @ManyToOne public @Nullable Seat seat;

  protected Badge() {}

  public Badge(Company company, int number) {
    this.company = company;
    this.number = number;
  }

  /** The company's id and a number in it. */
  public record Key(Long company, int number) implements Serializable {}
}
