package io.webhookkit.inbound.convergence;

import io.webhookkit.Origin;
import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.convergence.Peer.Page;
import io.webhookkit.inbound.convergence.Peer.Thing;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Compares all things of a type with those of another system, and repairs what a lost webhook has
 * left different. Run from time to time by whatever scheduler the application has; one run at a
 * time.
 */
public final class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  private final Agreement agreement;
  private final LinkStore links;
  private final Peer peer;
  private final Things things;
  private final InboundTransaction transaction;
  private final OriginScope origins;
  private final Clock clock;
  private final Map<String, Link> compared = new HashMap<>();
  private double threshold = 0.1;
  private volatile @Nullable Drift last;

  Reconciliation(
      Agreement agreement,
      LinkStore links,
      Peer peer,
      Things things,
      InboundTransaction transaction,
      OriginScope origins,
      Clock clock) {
    this.agreement = agreement;
    this.links = links;
    this.peer = peer;
    this.things = things;
    this.transaction = transaction;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * Repairs nothing if a greater part is different; a tenth unless set.
   *
   * @param part from 0 to 1
   */
  public Reconciliation repairingUpTo(double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new WebhookConfigurationException(
          "threshold", Double.toString(part), "give a part from 0 to 1");
    }
    threshold = part;
    return this;
  }

  /** Returns the other system, as a source. */
  public String source() {
    return agreement.source();
  }

  /** Returns what is compared. */
  public String type() {
    return agreement.type();
  }

  /** Returns what the last run has found, if there was one. */
  public Optional<Drift> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Compares, and repairs.
   *
   * @throws Exception what reading a thing or a page throws; nothing is then repaired
   */
  public synchronized Drift run() throws Exception {
    Map<String, Version> unequal = new LinkedHashMap<>();
    compared.clear();
    long count = 0;
    long missingHere = 0;
    long linked = 0;
    String cursor = null;
    do {
      Instant before = clock.instant();
      Page page = peer.read(cursor);
      for (Thing thing : page.things()) {
        count++;
        switch (transaction.call(() -> compare(thing, before))) {
          case SAME -> {
            linked++;
            compared.remove(thing.externalId());
          }
          case DIFFERENT -> {
            linked++;
            unequal.put(thing.externalId(), thing.version());
          }
          case MISSING -> {
            missingHere++;
            unequal.put(thing.externalId(), thing.version());
          }
        }
      }
      cursor = page.next();
    } while (cursor != null);
    long known = transaction.call(() -> links.count(agreement.source(), agreement.type()));
    long different = unequal.size() - missingHere;
    Drift found = new Drift(count, different, missingHere, Math.max(0, known - linked), 0, false);
    Drift drift = repaired(found, unequal);
    last = drift;
    return drift;
  }

  private enum Comparison {
    SAME,
    DIFFERENT,
    MISSING
  }

  private Comparison compare(Thing thing, Instant before) {
    Optional<Link> link = link(thing.externalId());
    Optional<Version> mine = link.flatMap(known -> things.find(known.localId()));
    if (mine.isEmpty()) {
      return Comparison.MISSING;
    }
    compared.put(thing.externalId(), link.get());
    if (link.get().isNewerThan(before)) {
      return Comparison.SAME; // a webhook has come since the page was read
    }
    Map<String, JsonNode> theirs = agreedOn(thing.version().values());
    Map<String, JsonNode> ours = agreedOn(mine.get().values());
    theirs.keySet().retainAll(ours.keySet());
    ours.keySet().retainAll(theirs.keySet());
    return Fingerprint.of(ours).equals(Fingerprint.of(theirs))
        ? Comparison.SAME
        : Comparison.DIFFERENT;
  }

  private Optional<Link> link(String externalId) {
    return links.ofExternal(agreement.source(), agreement.type(), externalId);
  }

  private Map<String, JsonNode> agreedOn(Map<String, JsonNode> values) {
    Map<String, JsonNode> some = new HashMap<>(values);
    some.keySet().retainAll(agreement.attributes().keySet());
    return some;
  }

  private Drift repaired(Drift found, Map<String, Version> unequal) {
    boolean withheld = found.part() > threshold;
    if (withheld) {
      LOG.error("{} of {} differ from {}: nothing is repaired", found, type(), source());
    }
    long repaired = 0;
    for (Map.Entry<String, Version> each :
        withheld ? List.<Map.Entry<String, Version>>of() : unequal.entrySet()) {
      repaired += repair(each.getKey(), each.getValue()) ? 1 : 0;
    }
    return new Drift(
        found.compared(),
        found.different(),
        found.missingHere(),
        found.missingThere(),
        repaired,
        withheld);
  }

  private boolean repair(String externalId, Version theirs) {
    try {
      return origins.within(
          new Origin(source(), List.of()),
          () ->
              transaction.call(
                  () -> {
                    if (!link(externalId).equals(Optional.ofNullable(compared.get(externalId)))) {
                      return false; // a webhook has come since: the next run will see
                    }
                    things.apply(externalId, theirs);
                    return true;
                  }));
    } catch (Exception e) {
      LOG.warn("A {} of {} could not be repaired", type(), source(), e);
      return false;
    }
  }
}
