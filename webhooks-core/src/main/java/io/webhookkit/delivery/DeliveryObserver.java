package io.webhookkit.delivery;

import java.util.Map;

/**
 * Is told of each attempt before and after it, and may send headers of its own with it, such as a
 * {@code traceparent}. Called on the kit's own threads, from several of them at a time, and after
 * the attempt on another one than before it; what it throws is logged once and changes nothing. Be
 * quick: deliveries to the endpoint wait for it.
 */
@FunctionalInterface
public interface DeliveryObserver {

  /** Observes nothing, and adds nothing. */
  DeliveryObserver NONE = (delivery, headers) -> Observed.NOTHING;

  /**
   * An attempt is about to be made.
   *
   * @param delivery what is sent, where, and which attempt it is
   * @param headers takes headers to send as well. They are not signed; those of Standard Webhooks,
   *     and those that belong to the transport, can't be set here and are left out.
   * @return who is told how it ended
   */
  Observed begin(Delivery delivery, Map<String, String> headers);

  /** An attempt that is observed. */
  @FunctionalInterface
  interface Observed {

    /** Does nothing. */
    Observed NOTHING = attempt -> {};

    /** The attempt was made. Called once, before listeners are told. */
    void end(Attempt attempt);
  }
}
