package io.webhookkit.examples.quarkusleads.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.quarkus.bootstrap.app.CuratedApplication;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs {@link ContractSuite} where Quarkus has the libraries of an application: the cases and each
 * application that they start then share the classes of the kit, and the entity as Quarkus has
 * enhanced it.
 */
class QuarkusContractTest {

  @TestFactory
  List<DynamicTest> aCaseOfTheContract() throws Exception {
    try (CuratedApplication quarkus = ContractApplication.resolve()) {
      List<DynamicTest> cases = run(ContractApplication.enhancedLibraries(quarkus));
      assertThat(cases).as("the cases").hasSizeGreaterThan(100);
      return cases;
    }
  }

  private static List<DynamicTest> run(ClassLoader libraries) throws ClassNotFoundException {
    Cases cases = new Cases();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(libraries);
    try {
      LauncherFactory.create(
              LauncherConfig.builder()
                  .enableLauncherSessionListenerAutoRegistration(false)
                  .enableLauncherDiscoveryListenerAutoRegistration(false)
                  .enableTestExecutionListenerAutoRegistration(false)
                  .build())
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(libraries.loadClass(ContractSuite.class.getName())))
                  // Quarkus has its own, which asks for a configuration that is not there
                  .configurationParameter(
                      "junit.jupiter.testclass.order.default",
                      ClassOrderer.ClassName.class.getName())
                  .build(),
              cases);
    } finally {
      thread.setContextClassLoader(before);
    }
    return cases.all();
  }
}
