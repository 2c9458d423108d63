package io.webhookkit.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that run where there is a MariaDB server. Elsewhere they say why they do not; with CI=true
 * in the environment they fail instead, so that nobody relies on tests that never run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsMariaDb.Condition.class)
public @interface NeedsMariaDb {

  /** Asks the server before the class is touched. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isPresent()) {
        return ConditionEvaluationResult.enabled("its class was");
      }
      boolean needed = "true".equals(System.getenv("CI"));
      ConditionEvaluationResult result = evaluate(MariaDbServer.LOCAL, needed);
      if (result.isDisabled()) {
        System.out.println(
            context.getDisplayName() + " did not run: " + result.getReason().orElseThrow());
      }
      return result;
    }

    static ConditionEvaluationResult evaluate(MariaDbServer server, boolean needed) {
      Optional<String> absence = server.absence();
      if (absence.isEmpty()) {
        return ConditionEvaluationResult.enabled("a MariaDB server is there");
      }
      if (needed) {
        throw new IllegalStateException(absence.get());
      }
      return ConditionEvaluationResult.disabled(absence.get());
    }
  }
}
