package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ForwardingOutbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract itself is tested: with outboxes that break a promise, it fails. */
class BrokenOutboxTest {

  @Test
  void anOutboxOutsideTheTransactionFailsTheContract() {
    assertFails(
        "anEventOfARolledBackTransactionNeverExists",
        outbox ->
            new ForwardingOutbox(outbox) {
              @Override
              public List<PendingEvent> append(
                  Connection transaction, List<NewEvent> events, boolean leased) {
                return outbox.append(events, leased);
              }
            });
  }

  @Test
  void anOutboxThatForgetsLeasesFailsTheContract() {
    assertFails(
        "whatOneNodeHoldsNoOtherClaims",
        outbox ->
            new ForwardingOutbox(outbox) {
              @Override
              public List<PendingEvent> claimEvents(int max) {
                List<PendingEvent> claimed = super.claimEvents(max);
                outbox.releaseLeases();
                return claimed;
              }
            });
  }

  @Test
  void anOutboxThatAcceptsAnyLeaseFailsTheContract() {
    assertFails(
        "settlingAnEventUnderAnOldLeaseChangesNothing",
        outbox ->
            new ForwardingOutbox(outbox) {
              @Override
              public void settle(Settlement settlement) {
                super.settle(underLease(settlement, 2));
              }
            });
  }

  @Test
  void anOutboxThatClaimsInAnyOrderFailsTheContract() {
    assertFails(
        "eventsAreClaimedInTheOrderOfTheirSequenceAndNoMoreThanAskedFor",
        outbox ->
            new ForwardingOutbox(outbox) {
              @Override
              public List<PendingEvent> claimEvents(int max) {
                List<PendingEvent> claimed = new ArrayList<>(super.claimEvents(max));
                Collections.reverse(claimed);
                return claimed;
              }
            });
  }

  @Test
  void anOutboxThatIsSharedByNobodyFailsTheContractOfSharedOnes() {
    assertFails(
        "whatANodeHeldAnyOtherClaimsWhenTheLeaseEnds",
        outbox -> new InMemoryOutbox(Clock.systemUTC()));
  }

  private static Settlement underLease(Settlement settlement, long token) {
    return new Settlement(
        settlement.events().stream()
            .map(event -> new SettledEvent(underLease(event.event(), token), event.remainders()))
            .toList(),
        settlement.deliveries(),
        settlement.attempts());
  }

  private static PendingEvent underLease(PendingEvent event, long token) {
    return new PendingEvent(
        event.sequence(),
        event.id(),
        event.type(),
        event.subject(),
        event.tenant(),
        event.origin(),
        event.target(),
        event.orderKey(),
        event.contentType(),
        event.body(),
        Lease.unending(token));
  }

  private static void assertFails(String promise, Function<Outbox, Outbox> breaking) {
    Suite suite = new Suite(breaking);
    suite.openOnEmptyTables();
    assertThatThrownBy(() -> run(suite, promise)).isInstanceOf(AssertionError.class);
  }

  private static void run(Suite suite, String promise) throws Throwable {
    for (Class<?> type = Suite.class; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(promise)) {
          method.setAccessible(true);
          try {
            method.invoke(suite);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
          return;
        }
      }
    }
    throw new NoSuchMethodException(promise);
  }

  /** Not found by JUnit, since its name does not end as a test's does. */
  private static final class Suite extends JdbcOutboxContract {

    private final DataSource database = Databases.h2();
    private final Function<Outbox, Outbox> breaking;

    Suite(Function<Outbox, Outbox> breaking) {
      this.breaking = breaking;
    }

    @Override
    protected DataSource dataSource() {
      return database;
    }

    @Override
    protected Outbox outbox() {
      return breaking.apply(super.outbox());
    }

    @Override
    protected Outbox otherNode() {
      return breaking.apply(super.otherNode());
    }
  }
}
