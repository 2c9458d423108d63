package io.webhookkit.testkit.capture;

import java.util.Objects;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A class of tests that all run on each store. */
@ParameterizedClass
@EnumSource(Store.class)
abstract class CaptureTest {

  @Parameter Store store;
  App app;

  @BeforeEach
  void startTheApplication() {
    app = App.shared(Objects.requireNonNull(store));
  }

  /** Runs the work in one transaction of one session. */
  final void inTransaction(Consumer<Session> work) {
    app.sessions.inTransaction(work);
  }
}
