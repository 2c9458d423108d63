package io.webhookkit.examples.wildflyleads;

import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import org.junit.jupiter.api.extension.ExtendWith;

/** In WildFly, with Undertow, RESTEasy, Weld, IronJacamar and Narayana's transactions. */
@ExtendWith(OnWildFly.class)
@ContractOf("WildFly")
class WildFlyReceivingTest extends ReceivingContract {

  private final LeadsApp leads;

  WildFlyReceivingTest(LeadsApp leads) {
    this.leads = leads;
  }

  @Override
  protected ReceivingSettings settings() {
    return leads.settings();
  }

  @Override
  protected boolean hangsUp() {
    return true;
  }

  @Override
  protected ReceivingApp app() {
    return leads;
  }
}
