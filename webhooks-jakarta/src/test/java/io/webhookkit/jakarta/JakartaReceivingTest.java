package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import io.webhookkit.testkit.time.DueAttempts;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** On Weld, with Narayana's transactions, and Jersey for Jakarta REST. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContractOf("Jakarta")
class JakartaReceivingTest extends ReceivingContract {

  private final ReceivingSettings settings = ReceivingSettings.start();
  private final TestApplication application =
      new TestApplication().with(TransactionalDatabase.class, LeadHandlers.class);
  private HttpServer server;

  @BeforeAll
  void run() throws IOException {
    application.settings.clear();
    application.settings.putAll(settings.properties());
    application.run();
    ResourceConfig resources = new ResourceConfig(ReceivingResource.class);
    server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), resources, false);
    for (NetworkListener listener : server.getListeners()) {
      listener.getTransport().getConnectionMonitoringConfig().addProbes(new Impatient());
    }
    server.start();
  }

  /** Grizzly waits for half a minute unless told. */
  @SuppressWarnings("rawtypes") // as Grizzly has it
  private static final class Impatient extends ConnectionProbe.Adapter {

    @Override
    public void onAcceptEvent(Connection listening, Connection accepted) {
      accepted.setReadTimeout(2, TimeUnit.SECONDS);
    }
  }

  @AfterAll
  void stop() {
    server.shutdownNow();
    application.close();
    settings.stop();
  }

  @Override
  protected ReceivingSettings settings() {
    return settings;
  }

  @Override
  protected ReceivingApp app() {
    LeadHandlers leads = application.bean(LeadHandlers.class);
    int port = server.getListeners().iterator().next().getPort();
    return new ReceivingApp() {
      @Override
      public String url() {
        return "http://127.0.0.1:" + port + "/webhooks";
      }

      @Override
      public String create(String email) {
        return leads.create(email);
      }

      @Override
      public String emailOf(String id) {
        return leads.emailOf(id);
      }

      @Override
      public void drain() {
        DueAttempts.await(application.bean(Webhooks.class));
      }
    };
  }
}
