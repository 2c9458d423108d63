package io.webhookkit.examples.wildflyleads;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the application: one server for all of them, which JUnit ends after the last. */
final class OnWildFly implements ParameterResolver {

  private static final String PROFILE = "standalone-microprofile.xml";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LeadsApp.class;
  }

  @Override
  public LeadsApp resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(OnWildFly.class))
        .computeIfAbsent(Start.class, any -> Start.now(), Start.class)
        .app
        .join();
  }

  /** Tried once: a server that does not start is not waited for again by each test. */
  private record Start(CompletableFuture<LeadsApp> app) implements AutoCloseable {

    static Start now() {
      try {
        return new Start(
            CompletableFuture.completedFuture(LeadsApp.start(PROFILE, ContractLeads.class)));
      } catch (Exception | AssertionError e) {
        return new Start(CompletableFuture.failedFuture(e));
      }
    }

    @Override
    public void close() {
      if (!app.isCompletedExceptionally()) {
        app.join().close();
      }
    }
  }
}
