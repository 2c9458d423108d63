package io.webhookkit.spring.mistaken;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity whose author wrote "payed". */
@Entity
@Table(name = "orders")
@WebhookEvent(type = "order.paid", when = "payed")
public class Order {
  @Id Long id;
  boolean paid;
}
