package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** The root of an inheritance tree that has a mapper. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public class Partner {
  @Id public Long id;
  public String name;

  protected Partner() {}

  Partner(long id, String name) {
    this.id = id;
    this.name = name;
  }

  /** A partner without a mapper of its own. */
  @Entity
  @WebhookEvent("customer")
  public static class Customer extends Partner {
    protected Customer() {}

    public Customer(long id, String name) {
      super(id, name);
    }
  }

  /** A partner with a mapper of its own. */
  @Entity
  @WebhookEvent("vendor")
  public static class Vendor extends Partner {
    protected Vendor() {}

    public Vendor(long id, String name) {
      super(id, name);
    }
  }
}
