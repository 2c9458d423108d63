package io.webhookkit.application;

import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterContract;

@ContractOf("Micronaut")
class MicronautContractTest extends AdapterContract {
  @Override
  protected Adapter adapter() {
    return new MicronautAdapter();
  }
}
