package io.webhookkit.testkit.contract.capture;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;

/** Cases of one kind; {@link CaptureContract} gathers them. */
abstract class CaptureCases {

  private final Supplier<CaptureApp> supplier;

  CaptureCases(Supplier<CaptureApp> app) {
    this.supplier = app;
  }

  @BeforeEach
  void forgetEarlierCases() {
    app().forget();
  }

  final CaptureApp app() {
    return supplier.get();
  }

  final void inTransaction(Consumer<Session> work) {
    app().inTransaction(work);
  }

  /** Executes a bulk statement in a transaction of its own. */
  final void execute(String hql, Object... parameters) {
    inTransaction(
        session -> {
          var query = session.createMutationQuery(hql);
          for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
          }
          query.executeUpdate();
        });
  }

  /** An id that no other case uses. */
  static long newId() {
    return System.nanoTime();
  }
}
