package io.webhookkit.examples.quarkusleads;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The application among the systems of the contract. */
public class ContractProfile implements QuarkusTestProfile {

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(ContractLeads.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.http.read-timeout", "2s");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Systems.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  /** Runs while the application does. */
  public static class Systems implements QuarkusTestResourceLifecycleManager {

    private final ReceivingSettings settings = ReceivingSettings.start();

    @Override
    public Map<String, String> start() {
      return settings.properties();
    }

    @Override
    public void inject(TestInjector tests) {
      tests.injectIntoFields(settings, new TestInjector.MatchesType(ReceivingSettings.class));
    }

    @Override
    public void stop() {
      settings.stop();
    }
  }
}
