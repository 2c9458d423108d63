package io.webhookkit.examples.micronautleads;

import io.micronaut.runtime.Micronaut;

/** Starts the application. */
public final class Application {

  private Application() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) {
    Micronaut.run(Application.class, arguments);
  }
}
