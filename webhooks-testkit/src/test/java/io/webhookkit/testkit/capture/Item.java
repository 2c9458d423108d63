package io.webhookkit.testkit.capture;

import io.webhookkit.WebhookInclude;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the entities of the randomised test have in common: a set and a list are loaded late. */
@MappedSuperclass
abstract class Item {
  @Id Long id;
  @Nullable String name;
  int number;

  @ElementCollection @WebhookInclude Set<String> tags = new HashSet<>();

  @ElementCollection
  @OrderColumn(name = "place")
  @WebhookInclude
  List<String> stops = new ArrayList<>();
}
