package io.webhookkit.testkit.contract.capture;

import io.webhookkit.payload.PayloadMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whatever it can see of a contact. */
final class ContactMapper implements PayloadMapper<Contact> {

  @Override
  public Class<Contact> entity() {
    return Contact.class;
  }

  @Override
  public Object map(Contact contact) {
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    seen.put("key", contact.id);
    seen.put("who", contact.name);
    seen.put("joined", contact.joined);
    seen.put("city", contact.address == null ? null : contact.address.city);
    seen.put("door", contact.address == null ? null : contact.address.doorCode);
    seen.put("employer", contact.employer == null ? null : contact.employer.id);
    seen.put("phones", contact.phones);
    seen.put("kept", contact.kept);
    seen.put("hash", contact.passwordHash);
    return seen;
  }
}
