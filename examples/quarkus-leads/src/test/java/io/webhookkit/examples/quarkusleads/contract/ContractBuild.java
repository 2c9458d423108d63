package io.webhookkit.examples.quarkusleads.contract;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.StartupAction;
import io.quarkus.deployment.builditem.ApplicationClassNameBuildItem;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.deployment.builditem.GeneratedFileSystemResourceHandledBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.MainClassBuildItem;
import io.quarkus.deployment.builditem.TransformedClassesBuildItem;
import io.quarkus.deployment.jvm.ResolvedJVMRequirements;
import io.quarkus.runner.bootstrap.StartupActionImpl;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What Quarkus has built of the application with some parts. Each start gets a class loader of its
 * own, with everything that was generated, as a start in Quarkus' own tests does.
 */
final class ContractBuild {

  /** What Quarkus itself builds for a start. */
  private static final String[] NEEDED =
      Stream.of(
              GeneratedClassBuildItem.class,
              GeneratedResourceBuildItem.class,
              ApplicationClassNameBuildItem.class,
              MainClassBuildItem.class,
              GeneratedFileSystemResourceHandledBuildItem.class,
              TransformedClassesBuildItem.class,
              ResolvedJVMRequirements.class)
          .map(Class::getName)
          .toArray(String[]::new);

  private final CuratedApplication application;
  private final Object built;

  private ContractBuild(CuratedApplication application, Object built) {
    this.application = application;
    this.built = built;
  }

  /** Builds, with what has these names set. */
  static ContractBuild with(Set<String> names, CuratedApplication application) {
    CompletableFuture<Object> built = new CompletableFuture<>();
    names.forEach(name -> System.setProperty(name, "given"));
    try {
      application.createAugmentor().performCustomBuild(Keep.class.getName(), built, NEEDED);
    } finally {
      names.forEach(System::clearProperty);
    }
    return new ContractBuild(application, built.join());
  }

  /** By reflection: what builds has a class loader of its own. */
  StartupAction next() throws ReflectiveOperationException {
    Constructor<?> start =
        application
            .getOrCreateAugmentClassLoader()
            .loadClass(StartupActionImpl.class.getName())
            .getConstructors()[0];
    return (StartupAction) start.newInstance(application, built);
  }

  /** Is made by Quarkus, where it builds. */
  public static final class Keep implements BiConsumer<CompletableFuture<Object>, Object> {
    @Override
    public void accept(CompletableFuture<Object> kept, Object built) {
      kept.complete(built);
    }
  }
}
