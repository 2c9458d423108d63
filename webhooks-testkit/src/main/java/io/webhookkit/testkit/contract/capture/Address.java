package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Where somebody lives. */
@Embeddable
public class Address {
  public @Nullable String city;
  @WebhookIgnore public @Nullable String doorCode;

  protected Address() {}

  public Address(@Nullable String city, @Nullable String doorCode) {
    this.city = city;
    this.doorCode = doorCode;
  }
}
