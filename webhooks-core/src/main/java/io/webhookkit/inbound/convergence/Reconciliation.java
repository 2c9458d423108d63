package io.webhookkit.inbound.convergence;

import io.webhookkit.Origin;
import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.convergence.Peer.Page;
import io.webhookkit.inbound.convergence.Peer.Thing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
    List<Unequal> unequal = new ArrayList<>();
    long count = 0;
    long missingHere = 0;
    long linked = 0;
    String cursor = null;
    do {
      Instant before = clock.instant();
      Page page = peer.read(cursor);
      for (Thing thing : page.things()) {
        count++;
        Comparison found = transaction.call(() -> compare(thing, before));
        missingHere += found.isMissing() ? 1 : 0;
        linked += found.isMissing() ? 0 : 1;
        if (!found.isSame()) {
          unequal.add(new Unequal(thing, found.link()));
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

  /**
   * What has come of a comparison.
   *
   * @param link what was known of the thing then
   */
  private record Comparison(Optional<Link> link, boolean isMissing, boolean isSame) {}

  /**
   * A thing that is to be repaired.
   *
   * @param link what was known of it when it was compared
   */
  private record Unequal(Thing thing, Optional<Link> link) {}

  private Comparison compare(Thing thing, Instant before) {
    Optional<Link> link = link(thing.externalId());
    Optional<Version> mine = link.flatMap(known -> things.find(known.localId()));
    if (mine.isEmpty()) {
      return new Comparison(link, true, false);
    }
    // A webhook that has come since the page was read knows better.
    boolean newer = link.filter(known -> known.isNewerThan(before)).isPresent();
    return new Comparison(link, false, newer || isSame(mine.get(), thing.version()));
  }

  private boolean isSame(Version mine, Version theirs) {
    Map<String, JsonNode> there = agreedOn(theirs.values());
    Map<String, JsonNode> here = agreedOn(mine.values());
    there.keySet().retainAll(here.keySet());
    here.keySet().retainAll(there.keySet());
    return here.equals(there);
  }

  private Optional<Link> link(String externalId) {
    return links.ofExternal(agreement.source(), agreement.type(), externalId);
  }

  private Map<String, JsonNode> agreedOn(Map<String, JsonNode> values) {
    Map<String, JsonNode> some = new HashMap<>(values);
    some.keySet().retainAll(agreement.attributes().keySet());
    return some;
  }

  private Drift repaired(Drift found, List<Unequal> unequal) {
    boolean withheld = found.part() > threshold;
    long repaired = 0;
    if (withheld) {
      LOG.error("{} of {} differ from {}: nothing is repaired", found, type(), source());
    } else {
      repaired = unequal.stream().filter(this::repair).count();
    }
    return new Drift(
        found.compared(),
        found.different(),
        found.missingHere(),
        found.missingThere(),
        repaired,
        withheld);
  }

  private boolean repair(Unequal unequal) {
    try {
      return origins.within(
          new Origin(source(), List.of()), () -> transaction.call(() -> applied(unequal)));
    } catch (Exception e) {
      LOG.warn("A {} of {} could not be repaired", type(), source(), e);
      return false;
    }
  }

  private boolean applied(Unequal unequal) throws Exception {
    String externalId = unequal.thing().externalId();
    if (!link(externalId).equals(unequal.link())) {
      return false; // a webhook has come since: the next run will see
    }
    things.apply(externalId, unequal.thing().version());
    return true;
  }
}
