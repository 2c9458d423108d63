package io.webhookkit.testkit.loop;

import io.webhookkit.Webhooks;
import java.util.List;
import java.util.function.Supplier;

/**
 * Two applications that send each other webhooks by one network.
 *
 * @param network what is between them
 * @param webhooks those of both
 * @param here what one of them knows, to be compared
 * @param there what the other one knows
 */
public record TwoSystems(
    FaultyNetwork network, List<Webhooks> webhooks, Supplier<?> here, Supplier<?> there) {

  /** Copies the list. */
  public TwoSystems {
    webhooks = List.copyOf(webhooks);
  }

  /**
   * Two applications.
   *
   * @param here what the first one knows, in a form that can be compared with the other's
   */
  public static TwoSystems of(
      FaultyNetwork network, Webhooks first, Supplier<?> here, Webhooks second, Supplier<?> there) {
    return new TwoSystems(network, List.of(first, second), here, there);
  }
}
