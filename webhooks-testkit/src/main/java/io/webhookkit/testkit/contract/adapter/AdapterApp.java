package io.webhookkit.testkit.contract.adapter;

import io.webhookkit.Webhooks;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** An application under test that has started. */
public interface AdapterApp extends AutoCloseable {

  /** Returns the webhooks, as a bean of the application would have them. */
  Webhooks webhooks();

  /**
   * Works in the transaction that is running, else in one of its own.
   *
   * @throws RuntimeException what the work throws, once its transaction was rolled back; or if the
   *     transaction can't be committed
   */
  void inTransaction(Consumer<EntityManager> work);

  /** Tells whether the application can still use its database. */
  boolean isDatabaseOpen();

  /** Ends the application as its framework does. */
  @Override
  void close();

  /** Stores a lead, and returns its id. */
  default String create(String email) {
    Lead lead = new Lead(email);
    inTransaction(entities -> entities.persist(lead));
    return Objects.requireNonNull(lead.id).toString();
  }

  /** Changes a lead that is stored. */
  default void change(String id, Consumer<Lead> change) {
    inTransaction(entities -> change.accept(entities.find(Lead.class, Long.valueOf(id))));
  }

  /** Deletes a lead. */
  default void delete(String id) {
    inTransaction(entities -> entities.remove(entities.find(Lead.class, Long.valueOf(id))));
  }

  /** Publishes an event about nothing in particular. */
  default void publish(String type) {
    webhooks().publish(type, Map.of("count", 812));
  }
}
