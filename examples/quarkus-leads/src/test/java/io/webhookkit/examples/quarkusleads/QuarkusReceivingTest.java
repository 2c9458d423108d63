package io.webhookkit.examples.quarkusleads;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import io.webhookkit.testkit.time.DueAttempts;
import jakarta.inject.Inject;

/** On Quarkus, with Vert.x, ArC, Agroal and Narayana's transactions. */
@QuarkusTest
@TestProfile(ContractProfile.class)
@ContractOf("Quarkus")
class QuarkusReceivingTest extends ReceivingContract {

  ReceivingSettings settings;

  @Inject ContractLeads leads;
  @Inject Webhooks webhooks;

  @TestHTTPResource("webhooks")
  String url;

  @Override
  protected ReceivingSettings settings() {
    return settings;
  }

  @Override
  protected boolean hangsUp() {
    return true;
  }

  @Override
  protected ReceivingApp app() {
    return new ReceivingApp() {
      @Override
      public String url() {
        return url;
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
        DueAttempts.await(webhooks);
      }
    };
  }
}
