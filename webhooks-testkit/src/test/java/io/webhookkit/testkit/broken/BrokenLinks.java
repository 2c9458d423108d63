package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.convergence.Link;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.inbound.convergence.ResolvedConflict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores of links that break a promise. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenLinks implements Broken {
  FINDS_NOTHING_BY_ITS_ID_HERE(
      good ->
          new ForwardingLinks(good) {
            @Override
            public Optional<Link> ofLocal(String source, String type, String localId) {
              return Optional.empty();
            }
          },
      "aLinkIsFoundByEitherId"),
  FORGETS_WHAT_IS_AGREED(
      good ->
          new ForwardingLinks(good) {
            @Override
            public void save(Link link) {
              super.save(
                  new Link(
                      link.source(),
                      link.type(),
                      link.externalId(),
                      link.localId(),
                      Map.of(),
                      link.corrected()));
            }
          },
      "aLinkIsFoundByEitherId"),
  KEEPS_THE_FIRST_VERSION(
      good ->
          new ForwardingLinks(good) {
            @Override
            public void save(Link link) {
              if (super.ofExternal(link.source(), link.type(), link.externalId()).isEmpty()) {
                super.save(link);
              }
            }
          },
      "aLinkIsReplacedByItsNextVersion"),
  COUNTS_EACH_VERSION(
      good ->
          new ForwardingLinks(good) {
            private int saved;

            @Override
            public void save(Link link) {
              super.save(link);
              saved++;
            }

            @Override
            public long count(String source, String type) {
              return saved;
            }
          },
      "aLinkIsReplacedByItsNextVersion",
      "aDeletedLinkIsGone"),
  DELETES_NOTHING(
      good ->
          new ForwardingLinks(good) {
            @Override
            public void delete(Link link) {}
          },
      "aDeletedLinkIsGone"),
  TAKES_ANY_VALUE_FOR_SENT(
      good ->
          new ForwardingLinks(good) {
            @Override
            public boolean wasSent(SentValue value) {
              return super.lastSent(value.type(), value.localId(), value.attribute()).isPresent();
            }
          },
      "whatWasSentIsKnownUntilItIsForgotten",
      "whatIsOldIsPurgedAndLinksStay"),
  FORGETS_NOTHING_THAT_WAS_SENT(
      good ->
          new ForwardingLinks(good) {
            @Override
            public void forgetSent(
                String type, String localId, Set<String> attributes, Instant upTo) {}
          },
      "whatWasSentIsKnownUntilItIsForgotten",
      "whatWasChangedSinceIsNotForgotten"),
  FORGETS_WHAT_WAS_CHANGED_SINCE(
      good ->
          new ForwardingLinks(good) {
            @Override
            public void forgetSent(
                String type, String localId, Set<String> attributes, Instant upTo) {
              super.forgetSent(type, localId, attributes, null);
            }
          },
      "whatWasChangedSinceIsNotForgotten"),
  KEEPS_SECONDS(
      good ->
          new ForwardingLinks(good) {
            @Override
            public Optional<Instant> lastSent(String type, String localId, String attribute) {
              return super.lastSent(type, localId, attribute)
                  .map(at -> at.truncatedTo(ChronoUnit.SECONDS));
            }
          },
      "itIsKnownWhenAnAttributeWasLastSent"),
  TELLS_THE_OLDEST_CONFLICT_FIRST(
      good ->
          new ForwardingLinks(good) {
            @Override
            public List<ResolvedConflict> conflicts(String source, int most) {
              List<ResolvedConflict> oldest = new ArrayList<>(super.conflicts(source, most));
              Collections.reverse(oldest);
              return oldest;
            }
          },
      "conflictsComeNewestFirst"),
  TELLS_ALL_CONFLICTS(
      good ->
          new ForwardingLinks(good) {
            @Override
            public List<ResolvedConflict> conflicts(String source, int most) {
              return super.conflicts(source, Integer.MAX_VALUE);
            }
          },
      "conflictsComeNewestFirst"),
  PURGES_TOO_EARLY(
      good ->
          new ForwardingLinks(good) {
            @Override
            public long purge(Duration age) {
              return super.purge(age.dividedBy(2));
            }
          },
      "whatIsOldIsPurgedAndLinksStay"),
  PURGES_NOTHING(
      good ->
          new ForwardingLinks(good) {
            @Override
            public long purge(Duration age) {
              return 1;
            }
          },
      "whatIsOldIsPurgedAndLinksStay");

  private final UnaryOperator<LinkStore> breaking;
  private final Set<String> cases;

  BrokenLinks(UnaryOperator<LinkStore> breaking, String... cases) {
    this.breaking = breaking;
    this.cases = Set.of(cases);
  }

  LinkStore breaking(LinkStore good) {
    return breaking.apply(good);
  }

  @Override
  public Set<String> cases() {
    return cases;
  }
}
