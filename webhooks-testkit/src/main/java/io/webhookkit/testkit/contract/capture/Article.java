package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookInclude;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity of the cases that send again what is stored; it is in a table for each class. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@WebhookEvent("article")
@WebhookEvent(type = "article.retitled", when = "title")
public class Article {
  @Id public long id;
  @Version public int version;
  public String title;
  @ManyToOne public @Nullable Company publisher;
  @ElementCollection @WebhookInclude public Set<String> tags = new HashSet<>();

  protected Article() {}

  public Article(long id, String title) {
    this.id = id;
    this.title = title;
  }
}
