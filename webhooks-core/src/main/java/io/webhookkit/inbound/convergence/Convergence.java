package io.webhookkit.inbound.convergence;

import io.webhookkit.OriginScope;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps things that two systems both change the same. Everything here but the log of conflicts is
 * called in a transaction, a handler's for example, and takes part in it. Thread-safe.
 */
public final class Convergence {

  private static final Logger LOG = LoggerFactory.getLogger(Convergence.class);

  private final Collection<Agreement> agreements;
  private final LinkStore links;
  private final Collection<ConflictListener> listeners;
  private final Publisher publisher;
  private final InboundTransaction transaction;
  private final OriginScope origins;
  private final Clock clock;

  /** Publishes an event in the running transaction. */
  @FunctionalInterface
  public interface Publisher {

    /**
     * Publishes it; see {@code Webhooks.publish}.
     *
     * @param at when it has happened
     */
    void publish(String type, String subject, Object data, Instant at);
  }

  /** Creates one. */
  public Convergence(
      Collection<Agreement> agreements,
      LinkStore links,
      Collection<ConflictListener> listeners,
      Publisher publisher,
      InboundTransaction transaction,
      OriginScope origins,
      Clock clock) {
    this.agreements = List.copyOf(agreements);
    this.links = links;
    this.listeners = List.copyOf(listeners);
    this.publisher = publisher;
    this.transaction = transaction;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * Returns the id here of a thing of the other system. A linked thing is locked until the
   * transaction ends: read it after this call, so that its versions are merged one after the other.
   */
  public Optional<String> localId(String source, String type, String externalId) {
    return links.ofExternal(source, type, externalId).map(Link::localId);
  }

  /** Returns the id that a thing of ours has in the other system. */
  public Optional<String> externalId(String source, String type, String localId) {
    return links.ofLocal(source, type, localId).map(Link::externalId);
  }

  /** Notes that a thing there and a thing here are the same. */
  public void link(String source, String type, String externalId, String localId) {
    links.save(new Link(source, type, externalId, localId, Map.of(), null));
  }

  /** Forgets that a thing there is one of ours. */
  public void unlink(String source, String type, String externalId) {
    links.ofExternal(source, type, externalId).ifPresent(links::delete);
  }

  /**
   * Merges what the other system tells of a thing with what is here. What it must be told in turn,
   * because another value is kept than its own, is published as an event {@code <type>.corrected}
   * about the thing for each attribute, with its value for data and, for timestamp, when that was
   * changed here.
   *
   * @param externalId its id there; linked with {@link #link} before
   * @param mine how it is here
   * @param theirs how it is there
   * @return what is to be set here
   * @throws WebhookConfigurationException if there is no {@link Agreement} or no link
   */
  public Merged merge(String source, String type, String externalId, Version mine, Version theirs) {
    Agreement agreement = agreement(source, type);
    Link link =
        links
            .ofExternal(source, type, externalId)
            .orElseThrow(
                () ->
                    new WebhookConfigurationException(
                        "link", source + " " + type, "link the thing before it is merged"));
    Merge merge =
        new Merge(agreement, new Versions(link, mine, theirs, new OwnChanges(links, link)));
    Merged merged = merge.merged();
    merge.kept().forEach(this::resolved);
    links.forgetSent(type, link.localId(), merge.ended(), theirs.changedAt());
    links.save(link.with(merge.agreed(), corrected(link, theirs, merge, merged)));
    return merged;
  }

  private Agreement agreement(String source, String type) {
    return agreements.stream()
        .filter(each -> each.source().equals(source) && each.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new WebhookConfigurationException(
                    "agreement", source + " " + type, "add an Agreement with it on that type"));
  }

  private void resolved(ValueConflict conflict, JsonNode kept) {
    ResolvedConflict resolved =
        new ResolvedConflict(
            conflict.source(),
            conflict.type(),
            conflict.localId(),
            conflict.attribute(),
            conflict.mine().toString(),
            conflict.theirs().toString(),
            kept.toString(),
            clock.instant());
    LOG.info("Both have changed {} of the {}", conflict.attribute(), conflict);
    links.log(resolved);
    listeners.forEach(listener -> listener.resolved(resolved));
  }

  /**
   * Tells the other system what is kept, once: one that insists on its own value has an agreement
   * that contradicts ours, and would go on for ever.
   */
  private @Nullable String corrected(Link link, Version theirs, Merge merge, Merged merged) {
    if (merged.corrections().isEmpty()) {
      return merged.conflicts().isEmpty() ? link.corrected() : null;
    }
    String fingerprint = merge.correction();
    if (theirs.told() && fingerprint.equals(link.corrected())) {
      LOG.warn(
          "{} insists on its values, and so do we: who owns {}?",
          link,
          merged.corrections().keySet());
    } else {
      origins.onOwnBehalf(
          () ->
              merged
                  .corrections()
                  .forEach(
                      (attribute, value) ->
                          publisher.publish(
                              link.type() + ".corrected",
                              link.localId(),
                              Map.of(attribute, value),
                              merge.since(attribute).orElseGet(clock::instant))));
    }
    return fingerprint;
  }

  /**
   * Starts to compare all things of a type with those of another system.
   *
   * @param peer reads them there
   * @param things reads and changes them here
   * @throws WebhookConfigurationException if there is no {@link Agreement}
   */
  public Reconciliation reconciliation(String source, String type, Peer peer, Things things) {
    return new Reconciliation(
        agreement(source, type), links, peer, things, transaction, origins, clock);
  }

  /** Returns the last conflicts with a source, newest first, at most 1,000. */
  public List<ResolvedConflict> conflicts(String source) {
    return links.conflicts(source, 1000);
  }
}
