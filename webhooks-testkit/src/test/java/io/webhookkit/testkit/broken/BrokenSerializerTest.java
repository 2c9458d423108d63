package io.webhookkit.testkit.broken;

import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.testkit.contract.PayloadSerializerContract;
import io.webhookkit.testkit.payload.JsonBody;
import org.junit.jupiter.api.extension.ExtendWith;

class BrokenSerializerTest extends BrokenContract {

  BrokenSerializerTest() {
    super(Suite.class, BrokenSerializer.values());
  }

  /** Run by the test alone. */
  @ExtendWith(Broken.Chosen.class)
  static class Suite extends PayloadSerializerContract {

    private final PayloadSerializer serializer;

    Suite(BrokenSerializer broken) {
      serializer = broken.serializer();
    }

    @Override
    protected PayloadSerializer serializer() {
      return serializer;
    }

    @Override
    protected Received read(byte[] body) {
      return JsonBody.read(body);
    }
  }
}
