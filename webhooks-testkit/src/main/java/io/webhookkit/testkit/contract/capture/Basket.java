package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookInclude;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity of collections, without a version. */
@Entity
@WebhookEvent("basket")
@WebhookEvent(type = "basket.tagged", on = UPDATED, when = "tags")
public class Basket {
  @Id public Long id;
  public @Nullable String name;

  @ElementCollection @WebhookInclude public Set<String> tags = new HashSet<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @OrderColumn(name = "place")
  @WebhookInclude
  public List<String> steps = new ArrayList<>();

  @ElementCollection
  @MapKeyColumn(name = "label")
  @WebhookInclude
  public Map<String, Integer> counts = new HashMap<>();

  @ManyToMany @WebhookInclude public Set<Company> companies = new HashSet<>();

  @ElementCollection public Set<String> kept = new HashSet<>();

  @OneToMany(mappedBy = "basket")
  public List<Ticket> tickets = new ArrayList<>();

  protected Basket() {}

  public Basket(long id) {
    this.id = id;
  }
}
