package io.webhookkit.testkit.adapter;

import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import io.webhookkit.testkit.contract.adapter.AdapterContract;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** The plain adapter, each time with one promise broken. JUnit does not find them by itself. */
final class BrokenAdapters {

  /** Which setting, or type of part, an adapter of a run ignores. */
  static final String IGNORED = "ignored";

  private BrokenAdapters() {}

  /** Commits whatever its work throws. */
  static class CommitsAnyhow extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup ->
          new ForwardingApp(new PlainAdapter().start(setup)) {
            @Override
            public void inTransaction(Consumer<EntityManager> work) {
              AtomicReference<RuntimeException> thrown = new AtomicReference<>();
              super.inTransaction(
                  entities -> {
                    try {
                      work.accept(entities);
                    } catch (RuntimeException e) {
                      thrown.set(e);
                    }
                  });
              Optional.ofNullable(thrown.get())
                  .ifPresent(
                      e -> {
                        throw e;
                      });
            }
          };
    }
  }

  /** Commits too early. */
  static class CommitsWithEachFlush extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup ->
          new ForwardingApp(new PlainAdapter().start(setup)) {
            @Override
            public void inTransaction(Consumer<EntityManager> work) {
              super.inTransaction(entities -> work.accept(committing(entities)));
            }
          };
    }

    private static EntityManager committing(EntityManager good) {
      return (EntityManager)
          Proxy.newProxyInstance(
              BrokenAdapters.class.getClassLoader(),
              new Class<?>[] {EntityManager.class},
              (proxy, method, arguments) -> {
                Object result = method.invoke(good, arguments);
                if (method.getName().equals("flush")) {
                  good.unwrap(Session.class).getTransaction().commit();
                  good.unwrap(Session.class).getTransaction().begin();
                }
                return result;
              });
    }
  }

  /** Publishes outside of every transaction. */
  static class PublishesAtOnce extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup -> new PlainAdapter().start(withPart(setup, OutboxTransaction.NONE));
    }
  }

  /** Starts although it can't, and sends nothing. */
  static class ForgivesEverything extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup -> {
        try {
          return new PlainAdapter().start(setup);
        } catch (RuntimeException e) {
          return new PlainAdapter().start(with(setup, Map.of(), setup.parts()));
        }
      };
    }
  }

  /** Says that it does not start, and everything that it was told besides. */
  static class TellsEverything extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup -> {
        try {
          return new PlainAdapter().start(setup);
        } catch (RuntimeException e) {
          throw new IllegalStateException(setup.properties().toString(), e);
        }
      };
    }
  }

  /** Has its database gone before its webhooks are. */
  static class ClosesTheDatabaseFirst extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup -> {
        PlainApp app = (PlainApp) new PlainAdapter().start(setup);
        return new ForwardingApp(app) {
          @Override
          public void close() {
            app.pool().close();
            super.close();
          }
        };
      };
    }
  }

  /** Does not wait for what is under way. */
  static class ClosesAtOnce extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup -> {
        Map<String, String> properties = new HashMap<>(setup.properties());
        properties.put("webhooks.delivery.shutdown-timeout", "1ms");
        return new PlainAdapter().start(with(setup, properties, setup.parts()));
      };
    }
  }

  /** Captures nothing until it has started. */
  static class CapturesTooLate extends AdapterContract {
    @Override
    protected Adapter adapter() {
      return setup -> {
        try (AdapterApp early = new PlainAdapter().start(with(setup, Map.of(), List.of()))) {
          return new PlainAdapter()
              .start(
                  new AdapterSetup(
                      setup.database(), setup.properties(), setup.parts(), Optional.empty()));
        }
      };
    }
  }

  /** Does as if a setting were not there. */
  @ExtendWith(Told.class)
  static class IgnoresASetting extends AdapterContract implements Ignoring {

    private String ignored = "";

    @Override
    public void ignore(String name) {
      ignored = name;
    }

    @Override
    protected Adapter adapter() {
      return setup -> {
        Map<String, String> properties = new HashMap<>(setup.properties());
        properties.remove(ignored);
        return new PlainAdapter().start(with(setup, properties, setup.parts()));
      };
    }
  }

  /** Does as if parts of a type were not there. */
  @ExtendWith(Told.class)
  static class IgnoresAPart extends AdapterContract implements Ignoring {

    private String ignored = "";

    @Override
    public void ignore(String name) {
      ignored = name;
    }

    @Override
    protected Adapter adapter() {
      return setup ->
          new PlainAdapter()
              .start(
                  with(
                      setup,
                      setup.properties(),
                      setup.parts().stream().filter(part -> !isIgnored(part.getClass())).toList()));
    }

    private boolean isIgnored(Class<?> type) {
      return type != null
          && (type.getSimpleName().equals(ignored)
              || isIgnored(type.getSuperclass())
              || Stream.of(type.getInterfaces()).anyMatch(this::isIgnored));
    }
  }

  /** What is told what to ignore. */
  interface Ignoring {
    void ignore(String name);
  }

  /** Tells it. */
  static class Told implements TestInstancePostProcessor {
    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
      if (instance instanceof Ignoring ignoring) {
        ignoring.ignore(context.getConfigurationParameter(IGNORED).orElseThrow());
      }
    }
  }

  private static AdapterSetup withPart(AdapterSetup setup, Object part) {
    List<Object> parts = new ArrayList<>(setup.parts());
    parts.add(part);
    return with(setup, setup.properties(), parts);
  }

  private static AdapterSetup with(
      AdapterSetup setup, Map<String, String> properties, List<Object> parts) {
    return new AdapterSetup(setup.database(), properties, parts, setup.firstLead());
  }
}
