package io.webhookkit.testkit.capture;

import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Embeddable;

/** Where somebody lives. */
@Embeddable
public class Address {
  public String city;
  @WebhookIgnore public String doorCode;

  protected Address() {}

  public Address(String city, String doorCode) {
    this.city = city;
    this.doorCode = doorCode;
  }
}
