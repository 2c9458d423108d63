package io.webhookkit.testkit.crash;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** What the killed application stores. */
@Entity
@WebhookEvent("person")
public class Person {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String fate;

  protected Person() {}

  Person(String fate) {
    this.fate = fate;
  }
}
