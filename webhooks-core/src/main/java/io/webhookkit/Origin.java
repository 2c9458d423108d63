package io.webhookkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a change comes from that an inbound webhook has caused.
 *
 * @param source the source that has sent the webhook
 * @param hops the systems that the change has come through, the first one first
 */
public record Origin(String source, List<String> hops) {

  /** Copies the list. */
  public Origin {
    hops = List.copyOf(hops);
  }

  List<String> hopsWith(String system) {
    List<String> all = new ArrayList<>(hops);
    all.add(system);
    return all;
  }
}
