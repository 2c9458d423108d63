package io.webhookkit.testkit.contract.adapter;

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
}
