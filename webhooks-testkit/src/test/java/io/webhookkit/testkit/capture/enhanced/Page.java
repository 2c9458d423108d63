package io.webhookkit.testkit.capture.enhanced;

import static jakarta.persistence.FetchType.LAZY;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/** An entity that loads little of itself. */
@Entity
@WebhookEvent("page")
public class Page implements Paper {
  @Id long id;
  String title;

  @Basic(fetch = LAZY)
  @Nullable String text;

  @ManyToOne(fetch = LAZY)
  @Nullable Author author;

  @OneToOne(mappedBy = "page", fetch = LAZY)
  @Nullable Seal seal;

  protected Page() {}

  public Page(Long id, String title, String text, @Nullable Author author) {
    this.id = id;
    this.title = title;
    this.text = text;
    this.author = author;
  }

  @Override
  public void title(String title) {
    this.title = title;
  }

  @Override
  public void text(String text) {
    this.text = text;
  }

  @Override
  public void author(@Nullable Object author) {
    this.author = (Author) author;
  }
}
