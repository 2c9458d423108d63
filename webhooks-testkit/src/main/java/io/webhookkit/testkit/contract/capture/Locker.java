package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A mapped entity with an id of several attributes, one of which is another entity. */
@Entity
@IdClass(Locker.Key.class)
@WebhookEvent("locker")
public class Locker {
  @Id @ManyToOne public Company company;
  @Id public int number;
  public @Nullable String content;

  protected Locker() {}

  public Locker(Company company, int number) {
    this.company = company;
    this.number = number;
  }

  /** A company and a number in it. */
  public record Key(Long company, int number) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
