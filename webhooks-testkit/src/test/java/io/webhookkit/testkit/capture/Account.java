package io.webhookkit.testkit.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import io.webhookkit.WebhookInclude;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity that has something to hide in every kind of attribute. */
@Entity
@WebhookEvent("account")
class Account {
  @Id long id;

  @Column(unique = true)
  String email;

  @WebhookIgnore @Nullable String word;
  @WebhookIgnore byte @Nullable [] bytes;
  @WebhookIgnore @ElementCollection Set<String> words = new HashSet<>();
  @Embedded Contact contact = new Contact();
  @ElementCollection @WebhookInclude Set<Contact> contacts = new HashSet<>();

  /** What an account can have one or several of. */
  @Embeddable
  static class Contact {
    String kind = "phone";
    @WebhookIgnore @Nullable String number;

    protected Contact() {}

    Contact(String number) {
      this.number = number;
    }
  }

  protected Account() {}

  Account(long id, String email, String hidden) {
    this.id = id;
    this.email = email;
    hide(hidden);
  }

  /** Puts a text wherever one is ignored. */
  final void hide(String hidden) {
    word = hidden;
    bytes = hidden.getBytes(US_ASCII);
    words.add(hidden);
    contact = new Contact(hidden);
    contacts.add(new Contact(hidden));
  }
}
