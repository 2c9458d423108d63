package io.webhookkit.examples.quarkusleads.contract;

import io.quarkus.bootstrap.BootstrapAppModelFactory;
import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.AdditionalDependency;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.model.ApplicationModel;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;

/** The application of the contract: nothing of the example but its libraries. */
final class ContractApplication {

  private ContractApplication() {}

  static CuratedApplication resolve() throws BootstrapException {
    Path project = Path.of("").toAbsolutePath();
    ApplicationModel libraries =
        BootstrapAppModelFactory.newInstance()
            .setTest(true)
            .setEnableClasspathCache(true)
            .setProjectRoot(project)
            .resolveAppModel()
            .getApplicationModel();
    CuratedApplication application =
        QuarkusBootstrap.builder()
            .setExistingModel(withoutReloading(libraries))
            .setBaseName("contract")
            .setIsolateDeployment(true)
            .setMode(QuarkusBootstrap.Mode.TEST)
            .setTest(true)
            .setProjectRoot(project)
            .setTargetDirectory(project.resolve("target"))
            .setApplicationRoot(project.resolve("src/test/contract"))
            .addAdditionalApplicationArchive(
                new AdditionalDependency(project.resolve("target/test-classes"), false, true))
            .build()
            .bootstrap();
    application.setEligibleForReuse(true);
    return application;
  }

  /** Returns the loader of the libraries, after a first build, which enhances the entity. */
  static ClassLoader enhancedLibraries(CuratedApplication application) {
    application.createAugmentor().createInitialRuntimeApplication().getClassLoader().close();
    return application.getOrCreateBaseRuntimeClassLoader();
  }

  /** Quarkus would load the modules of this build anew with each application, as it does in dev. */
  private static ApplicationModel withoutReloading(ApplicationModel model) {
    return (ApplicationModel)
        Proxy.newProxyInstance(
            ApplicationModel.class.getClassLoader(),
            new Class<?>[] {ApplicationModel.class},
            (proxy, method, arguments) ->
                method.getName().equals("getReloadableWorkspaceDependencies")
                    ? Set.of()
                    : method.invoke(model, arguments));
  }
}
