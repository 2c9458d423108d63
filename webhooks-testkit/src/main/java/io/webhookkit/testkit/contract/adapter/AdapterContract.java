package io.webhookkit.testkit.contract.adapter;

import org.junit.jupiter.api.Nested;

/**
 * What the users of every adapter find: one behaviour, one set of settings, one way to replace a
 * part. Extend it, and supply what starts an application of the framework. What comes in is {@link
 * io.webhookkit.testkit.contract.receiving.ReceivingContract}.
 */
public abstract class AdapterContract {

  /** Creates the suite. */
  protected AdapterContract() {}

  /** Returns the adapter under test. */
  protected abstract Adapter adapter();

  @Nested
  class Changes extends ChangesContract {
    Changes() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class Publish extends PublishContract {
    Publish() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    Lifecycle() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class Mistakes extends MistakesContract {
    Mistakes() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class Settings extends SettingsContract {
    Settings() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class EndpointSettings extends EndpointSettingsContract {
    EndpointSettings() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class Network extends NetworkContract {
    Network() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class EndpointStore extends EndpointStoreContract {
    EndpointStore() {
      super(AdapterContract.this::adapter);
    }
  }

  @Nested
  class Parts extends PartsContract {
    Parts() {
      super(AdapterContract.this::adapter);
    }
  }
}
