package io.webhookkit.spring;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports what keeps webhooks from starting without a stack trace: what is wrong, and the fix. */
final class WebhookFailureAnalyzer extends AbstractFailureAnalyzer<WebhookException> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, WebhookException cause) {
    if (cause instanceof WebhookConfigurationException setting) {
      return new FailureAnalysis(
          setting.field() + " is '" + setting.value() + "', and webhooks can't work with that.",
          setting.fix(),
          setting);
    }
    String[] problemAndFix = String.valueOf(cause.getMessage()).split(": ", 2);
    return problemAndFix.length == 2
        ? new FailureAnalysis(problemAndFix[0], problemAndFix[1], cause)
        : null;
  }
}
