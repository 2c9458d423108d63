package io.webhookkit.testkit.contract.adapter;

import java.util.Optional;

/** An adapter under test: it starts applications of its framework. */
@FunctionalInterface
public interface Adapter {

  /**
   * Starts an application whose only entity is {@link Lead}, as its users would start it.
   *
   * @throws RuntimeException if it does not start; its message and those of its causes are what the
   *     user of the framework is told
   */
  AdapterApp start(AdapterSetup setup);

  /**
   * Returns why two applications can't run at once in one process, if so: what two nodes do is then
   * not tried. Empty unless overridden.
   */
  default Optional<String> oneAtATime() {
    return Optional.empty();
  }
}
