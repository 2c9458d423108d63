package io.webhookkit.testkit.adapter;

import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterContract;

@ContractOf("plain")
class PlainContractTest extends AdapterContract {
  @Override
  protected Adapter adapter() {
    return new PlainAdapter();
  }
}
