package io.webhookkit.testkit.contract;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.convergence.Agreed;
import io.webhookkit.inbound.convergence.Link;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.inbound.convergence.LinkStore.SentValue;
import io.webhookkit.inbound.convergence.ResolvedConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** What every {@link LinkStore} promises. */
public abstract class LinkStoreContract {

  private static final Instant SEEN = Instant.parse("2026-11-24T10:00:00.123456Z");
  private static final SentValue VALUE = of("lead", "5", "email", "abc");

  /** Creates the suite; its store is empty before each test. */
  protected LinkStoreContract() {}

  /** Returns the store under test. */
  protected abstract LinkStore links();

  /** Runs work in a transaction that commits. */
  protected abstract <R> R inTransaction(Supplier<R> work) throws Exception;

  /** Does something on the connection of a transaction that commits. */
  protected abstract void onConnection(Sending sending) throws Exception;

  /** Returns the time by the store's clock. */
  protected abstract Instant now();

  /** Something that is done on a connection. */
  @FunctionalInterface
  protected interface Sending {

    /** Does it. */
    void on(Connection connection) throws SQLException;
  }

  @Test
  void aLinkIsFoundByEitherId() throws Exception {
    Link link =
        new Link(
            "crm",
            "lead",
            "17",
            "5",
            Map.of(
                "email", new Agreed(StringNode.valueOf("a\u00e4\u0000"), SEEN),
                "name", new Agreed(StringNode.valueOf(""), null),
                "points", new Agreed(MissingNode.getInstance(), SEEN)),
            "fingerprint");
    save(link);

    assertThat(inTransaction(() -> links().ofExternal("crm", "lead", "17"))).contains(link);
    assertThat(inTransaction(() -> links().ofLocal("crm", "lead", "5"))).contains(link);
    assertThat(inTransaction(() -> links().ofExternal("erp", "lead", "17"))).isEmpty();
    assertThat(inTransaction(() -> links().ofExternal("crm", "contact", "17"))).isEmpty();
    assertThat(inTransaction(() -> links().ofLocal("crm", "lead", "17"))).isEmpty();
  }

  @Test
  void aLinkIsReplacedByItsNextVersion() throws Exception {
    save(new Link("crm", "lead", "17", "5", Map.of(), "one"));
    Link next = new Link("crm", "lead", "17", "6", Map.of(), null);
    save(next);

    assertThat(inTransaction(() -> links().ofExternal("crm", "lead", "17"))).contains(next);
    assertThat(inTransaction(() -> links().count("crm", "lead"))).isEqualTo(1);
  }

  @Test
  void aDeletedLinkIsGone() throws Exception {
    Link link = new Link("crm", "lead", "17", "5", Map.of(), null);
    save(link);
    inTransaction(
        () -> {
          links().delete(link);
          return link;
        });

    assertThat(inTransaction(() -> links().ofExternal("crm", "lead", "17"))).isEmpty();
    assertThat(inTransaction(() -> links().count("crm", "lead"))).isZero();
  }

  @Test
  void whatWasSentIsKnownUntilItIsForgotten() throws Exception {
    onConnection(connection -> links().sent(connection, List.of(VALUE, VALUE)));

    assertThat(inTransaction(() -> links().wasSent(VALUE))).isTrue();
    assertThat(inTransaction(() -> links().wasSent(of("lead", "5", "email", "abd")))).isFalse();
    assertThat(inTransaction(() -> links().wasSent(of("lead", "5", "name", "abc")))).isFalse();
    assertThat(inTransaction(() -> links().wasSent(of("lead", "6", "email", "abc")))).isFalse();

    forgetSent("lead", "5", "name");
    assertThat(inTransaction(() -> links().wasSent(VALUE))).isTrue();
    forgetSent("lead", "5", "email");
    assertThat(inTransaction(() -> links().wasSent(VALUE))).isFalse();
  }

  @Test
  void whatWasChangedSinceIsNotForgotten() throws Exception {
    onConnection(connection -> links().sent(connection, List.of(VALUE)));

    inTransaction(
        () -> {
          links().forgetSent("lead", "5", Set.of("email"), SEEN.minusMillis(1));
          return true;
        });
    assertThat(inTransaction(() -> links().wasSent(VALUE))).isTrue();
    inTransaction(
        () -> {
          links().forgetSent("lead", "5", Set.of("email"), SEEN);
          return true;
        });
    assertThat(inTransaction(() -> links().wasSent(VALUE))).isFalse();
  }

  @Test
  void itIsKnownWhenAnAttributeWasLastSent() throws Exception {
    SentValue later =
        new SentValue("lead", "5", "email", "def", SEEN.plusSeconds(1).truncatedTo(MICROS));
    onConnection(connection -> links().sent(connection, List.of(later, VALUE)));

    assertThat(inTransaction(() -> links().lastSent("lead", "5", "email"))).contains(later.at());
    assertThat(inTransaction(() -> links().lastSent("lead", "5", "name"))).isEmpty();
  }

  @Test
  void conflictsComeNewestFirst() throws Exception {
    ResolvedConflict first = conflict("crm", "1");
    ResolvedConflict second = conflict("crm", "2");
    for (ResolvedConflict each : List.of(first, conflict("erp", "3"), second)) {
      inTransaction(
          () -> {
            links().log(each);
            return each;
          });
    }

    assertThat(links().conflicts("crm", 10)).containsExactly(second, first);
    assertThat(links().conflicts("crm", 1)).containsExactly(second);
  }

  @Test
  void whatIsOldIsPurgedAndLinksStay() throws Exception {
    save(new Link("crm", "lead", "17", "5", Map.of(), null));
    Instant now = now();
    SentValue old = new SentValue("lead", "5", "email", "old", now.minus(Duration.ofDays(8)));
    SentValue recent = new SentValue("lead", "5", "email", "new", now.minus(Duration.ofDays(6)));
    onConnection(connection -> links().sent(connection, List.of(old, recent)));

    assertThat(links().purge(Duration.ofDays(7))).isEqualTo(1);

    assertThat(inTransaction(() -> links().wasSent(old))).isFalse();
    assertThat(inTransaction(() -> links().wasSent(recent))).isTrue();
    assertThat(inTransaction(() -> links().ofExternal("crm", "lead", "17"))).isPresent();
  }

  private void save(Link link) throws Exception {
    inTransaction(
        () -> {
          links().save(link);
          return link;
        });
  }

  private void forgetSent(String type, String localId, String attribute) throws Exception {
    inTransaction(
        () -> {
          links().forgetSent(type, localId, Set.of(attribute), null);
          return attribute;
        });
  }

  private static SentValue of(String type, String localId, String attribute, String fingerprint) {
    return new SentValue(type, localId, attribute, fingerprint, SEEN);
  }

  private static ResolvedConflict conflict(String source, String id) {
    return new ResolvedConflict(
        source, "lead", id, "email", "\"mine\"", "\"theirs\"", "null", SEEN);
  }
}
