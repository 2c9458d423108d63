package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

/** An entity about one of several others. */
@Entity
@WebhookEvent("note")
public class Note {
  @Id public Long id;

  @Any
  @AnyKeyJavaClass(Long.class)
  @AnyDiscriminatorValue(discriminator = "company", entity = Company.class)
  @AnyDiscriminatorValue(discriminator = "visit", entity = Visit.class)
  @JoinColumn(name = "about_id")
  public Object about;

  protected Note() {}

  public Note(long id, Object about) {
    this.id = id;
    this.about = about;
  }
}
