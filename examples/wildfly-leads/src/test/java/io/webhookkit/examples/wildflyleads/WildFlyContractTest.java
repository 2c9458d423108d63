package io.webhookkit.examples.wildflyleads;

import static org.junit.jupiter.api.Assumptions.abort;

import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterContract;
import org.junit.jupiter.api.BeforeEach;

/** Has the table say why the cases of every adapter are not run here. */
@ContractOf("WildFly")
class WildFlyContractTest extends AdapterContract {

  private static final String WHY =
      "a case gives the application objects of its own, and this one is in another process;"
          + " the same adapter is held to it in one process: see Jakarta";

  @BeforeEach
  void sayWhyNot() {
    abort(WHY);
  }

  @Override
  protected Adapter adapter() {
    throw new UnsupportedOperationException(WHY);
  }
}
