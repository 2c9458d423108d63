package io.webhookkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.PendingEvent;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hibernate.Session;

/**
 * Whatever an application does, the events suffice to keep a copy of its entities. To repeat a run,
 * give its seed, which is in the test's output, to {@code @Property(seed = ...)}.
 */
class RandomCaptureTest {

  private static Warehouse warehouse;

  @BeforeContainer
  static void open() {
    warehouse = new Warehouse();
  }

  @AfterContainer
  static void close() {
    warehouse.close();
  }

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  void aCopyThatIsKeptByTheEventsEqualsTheDatabase(@ForAll("sequences") List<UnitOfWork> sequence) {
    warehouse.empty();
    ItemCopy copy = new ItemCopy();
    try (Session session = warehouse.open()) {
      for (UnitOfWork work : sequence) {
        List<PendingEvent> events = warehouse.eventsOf(work, session);
        if (!work.commits()) {
          assertThat(events).as("events of what was rolled back").isEmpty();
        }
        copy.apply(events);
        assertThat(copy.items()).isEqualTo(warehouse.stored());
      }
    }
  }

  @Provide
  Arbitrary<List<UnitOfWork>> sequences() {
    return RandomWork.sequences();
  }
}
