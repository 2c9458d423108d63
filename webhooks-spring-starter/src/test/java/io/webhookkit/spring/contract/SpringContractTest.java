package io.webhookkit.spring.contract;

import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterContract;

@ContractOf("Spring Boot {webhooks.spring-boot}")
class SpringContractTest extends AdapterContract {
  @Override
  protected Adapter adapter() {
    return new SpringAdapter();
  }
}
