package io.webhookkit.examples.quarkusleads.contract;

import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterContract;

/** The contract of all adapters, on Quarkus. */
@ContractOf("Quarkus")
class ContractSuite extends AdapterContract {

  private static final Adapter QUARKUS = QuarkusAdapter.ofThisClassLoader();

  @Override
  protected Adapter adapter() {
    return QUARKUS;
  }
}
