package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.delivery.RetrySchedule;
import java.util.List;

/**
 * When failed deliveries are tried again.
 *
 * @param delays The wait after each failed attempt; when they are used up, the delivery is parked.
 * @param jitter By which part of itself a wait is made longer or shorter at random, from 0 to 1.
 */
@ConfigurationProperties("webhooks.retry")
public record RetryConfiguration(
    @Bindable(defaultValue = "5s,5m,30m,2h,5h,10h,14h,20h,24h") List<String> delays,
    @Bindable(defaultValue = "0.2") String jitter) {

  RetrySchedule schedule() {
    return new RetrySchedule(
        WebhooksConfiguration.parts(delays).stream()
            .map(d -> new Setting("retry.delays", d).duration())
            .toList(),
        new Setting("retry.jitter", jitter).part());
  }
}
