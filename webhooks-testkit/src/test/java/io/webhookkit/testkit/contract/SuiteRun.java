package io.webhookkit.testkit.contract;

import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a suite within a test, and keeps what became of its cases, by their display names. */
public final class SuiteRun implements TestExecutionListener {

  private final Map<String, TestExecutionResult> results = new ConcurrentSkipListMap<>();

  private SuiteRun() {}

  /** Runs what is selected, with parameters of JUnit's configuration. */
  public static SuiteRun of(Map<String, String> parameters, DiscoverySelector... selected) {
    SuiteRun run = new SuiteRun();
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selected)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameters(parameters)
                .build(),
            run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getStatus() != SUCCESSFUL) {
      results.put(test.getDisplayName(), result);
    }
  }

  /** Returns what was run, with what became of it. */
  public Map<String, TestExecutionResult> results() {
    return results;
  }

  /** Returns the names of what did not succeed. */
  public Set<String> failed() {
    Set<String> failed = new TreeSet<>();
    results.forEach(
        (name, result) -> {
          if (result.getStatus() != SUCCESSFUL) {
            failed.add(name);
          }
        });
    return failed;
  }
}
