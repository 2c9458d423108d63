package io.webhookkit.testkit.contract.capture;

import io.webhookkit.Webhooks;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.time.DueAttempts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * An application whose entities are captured, with a recorder that subscribes to every event. Its
 * {@code Session.beginTransaction()} begins whatever kind of transaction it has.
 *
 * @param sessions a factory for {@link #ENTITIES}
 * @param webhooks what captures them, with the {@link #MAPPERS}
 * @param recorder what is told of their changes
 * @param storedEvents counts the events that were ever stored
 */
public record CaptureApp(
    SessionFactory sessions,
    Webhooks webhooks,
    WebhookRecorder recorder,
    LongSupplier storedEvents) {

  /**
   * The bound on the rows of bulk statements, which are captured, in an application of the suite.
   */
  public static final int MAX_BULK_ROWS = 5;

  /** The entities of the suite. */
  public static final List<Class<?>> ENTITIES =
      List.of(
          Lead.class,
          Company.class,
          Visit.class,
          Note.class,
          Seat.class,
          Badge.class,
          Basket.class,
          Animal.class,
          Dog.class,
          Ticket.class,
          Sample.class,
          Article.class,
          Report.class,
          House.class,
          Vehicle.class,
          Car.class,
          Bicycle.class,
          Invoice.class,
          Reminder.class,
          Contact.class,
          Partner.class,
          Partner.Customer.class,
          Partner.Vendor.class,
          Locker.class,
          Drawer.class);

  /** The mappers of the suite. */
  public static final List<PayloadMapper<?>> MAPPERS =
      List.of(
          new ContactMapper(),
          PayloadMapper.of(Partner.class, partner -> Map.of("who", partner.name)),
          PayloadMapper.of(Partner.Vendor.class, vendor -> new VendorCard(vendor.name)),
          PayloadMapper.of(
              Locker.class, locker -> Map.of("in", locker.company.id, "no", locker.number)),
          PayloadMapper.of(
              Drawer.class,
              drawer -> Map.of("in", drawer.key.company.id, "no", drawer.key.number)));

  /** What is sent of a vendor. */
  record VendorCard(String vendor) {}

  /** Tells whether its transactions are those of JTA. */
  boolean isJta() {
    return sessions.fromSession(
        session ->
            ((SharedSessionContractImplementor) session)
                .getTransactionCoordinator()
                .getTransactionCoordinatorBuilder()
                .isJta());
  }

  /** Stores an entity that is there before a case begins, and forgets its event. */
  <T> T given(T entity) {
    sessions.inTransaction(session -> session.persist(entity));
    forget();
    return entity;
  }

  /** Waits until what was committed has been sent, and forgets it. */
  void forget() {
    drain();
    recorder.clear();
  }

  /** Waits until what was committed has been sent. */
  void drain() {
    DueAttempts.await(webhooks);
  }

  /** Runs work in one transaction of one session. */
  void inTransaction(Consumer<Session> work) {
    sessions.inTransaction(work);
  }
}
