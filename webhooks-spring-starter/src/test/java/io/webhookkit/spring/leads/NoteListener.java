package io.webhookkit.spring.leads;

import io.webhookkit.Webhooks;
import jakarta.persistence.PostPersist;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Publishes from within a flush. */
@Component
public class NoteListener {

  private final ObjectProvider<Webhooks> webhooks;

  NoteListener(ObjectProvider<Webhooks> webhooks) {
    this.webhooks = webhooks;
  }

  @PostPersist
  void announce(Note note) {
    webhooks.getObject().publish("lead.noted", Map.of("id", note.id));
  }
}
