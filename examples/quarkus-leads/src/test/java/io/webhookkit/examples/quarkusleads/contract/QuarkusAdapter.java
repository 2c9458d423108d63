package io.webhookkit.examples.quarkusleads.contract;

import io.quarkus.arc.Arc;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.bootstrap.app.StartupAction;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Cache;
import org.hibernate.SessionFactory;

/** Builds the application once for each set of parts, and starts it with each set of settings. */
final class QuarkusAdapter implements Adapter {

  private final Map<Set<String>, ContractBuild> builds = new ConcurrentHashMap<>();
  private final CuratedApplication application;

  private QuarkusAdapter(CuratedApplication application) {
    this.application = application;
  }

  static QuarkusAdapter ofThisClassLoader() {
    QuarkusClassLoader libraries = (QuarkusClassLoader) QuarkusAdapter.class.getClassLoader();
    return new QuarkusAdapter(libraries.getCuratedApplication());
  }

  @Override
  public AdapterApp start(AdapterSetup setup) {
    ContractBuild build =
        builds.computeIfAbsent(
            Given.names(setup.parts()), names -> ContractBuild.with(names, application));
    Given.parts(setup.parts());
    try {
      StartupAction start = build.next();
      start.overrideConfig(settings(setup));
      return new QuarkusApp(run(start), sessions());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<String> oneAtATime() {
    return Optional.of("Quarkus has one container of beans (ArC) in a process");
  }

  private static Map<String, String> settings(AdapterSetup setup) {
    Map<String, String> settings = new HashMap<>(setup.properties());
    settings.put("contract.database", setup.database());
    setup.firstLead().ifPresent(email -> settings.put("contract.first-lead", email));
    return settings;
  }

  private static RunningQuarkusApplication run(StartupAction start) throws Exception {
    try {
      return start.run();
    } catch (Exception e) {
      start.getClassLoader().close();
      throw e;
    }
  }

  /** Returns the factory itself, of which a proxy tells nothing when the application has ended. */
  private static SessionFactory sessions() {
    EntityManagerFactory proxy = Arc.container().instance(EntityManagerFactory.class).get();
    return proxy.getCache().unwrap(Cache.class).getSessionFactory();
  }
}
