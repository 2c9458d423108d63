package io.webhookkit.inbound.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.webhookkit.inbound.convergence.Drift;
import io.webhookkit.inbound.convergence.Reconciliation;

/**
 * How far two systems had come apart when they were last compared, as the gauge {@code
 * webhooks.drift}: the part of what was compared that was not the same, from 0 to 1; NaN before the
 * first comparison. Its tags are the {@code source} and the {@code type}.
 */
public final class DriftMetrics implements MeterBinder {

  private final Reconciliation reconciliation;

  /** Creates one for a reconciliation. */
  public DriftMetrics(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "webhooks.drift",
            reconciliation,
            each -> each.last().map(Drift::part).orElse(Double.NaN))
        .description("The part of what was compared that was not the same")
        .tag("source", reconciliation.source())
        .tag("type", reconciliation.type())
        .register(registry);
  }
}
