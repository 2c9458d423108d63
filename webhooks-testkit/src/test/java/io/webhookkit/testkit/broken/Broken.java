package io.webhookkit.testkit.broken;

import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An implementation that breaks one promise. The constants of an enum make the table of a suite.
 */
public interface Broken {

  /** Returns what is broken. */
  String name();

  /** Returns the cases of the suite that notice, all of them. */
  Set<String> cases();

  /** Tells a suite which one to run with: its constructor takes a constant of its table. */
  final class Chosen implements ParameterResolver {

    static final String PARAMETER = "broken";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return Broken.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String name = context.getConfigurationParameter(PARAMETER).orElseThrow();
      for (Object each : parameter.getParameter().getType().getEnumConstants()) {
        if (((Broken) each).name().equals(name)) {
          return each;
        }
      }
      throw new IllegalArgumentException(name);
    }
  }
}
