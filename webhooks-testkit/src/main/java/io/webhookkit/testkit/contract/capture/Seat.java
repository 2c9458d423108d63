package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An entity whose embedded id holds another entity. */
@Entity
@WebhookEvent("seat")
public class Seat {
  @EmbeddedId public Key key;
  public @Nullable String who;

  protected Seat() {}

  public Seat(Company company, int number) {
    key = new Key();
    key.company = company;
    key.number = number;
  }

  /** A company and a number in it. */
  @Embeddable
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @ManyToOne public Company company;
    public int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.company.id.equals(company.id) && key.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }
}
