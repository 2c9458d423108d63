package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.testkit.WebhookRecorder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A recorder that wants everything about leads. */
@Configuration(proxyBeanMethods = false)
class Recording {

  @Bean
  WebhookRecorder recorder() {
    return WebhookRecorder.start();
  }

  @Bean
  Endpoint endpoint(WebhookRecorder recorder) {
    return recorder.endpoint("lead.*");
  }

  @Bean
  SmartInitializingSingleton draining(WebhookRecorder recorder, Webhooks webhooks) {
    return () -> recorder.draining(webhooks);
  }
}
