package io.webhookkit.spring;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.testkit.WebhookRecorder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The recorder as one more endpoint of the application. */
@TestConfiguration(proxyBeanMethods = false)
class RecordingConfiguration {

  @Bean
  WebhookRecorder recorder() {
    return WebhookRecorder.start();
  }

  @Bean
  Endpoint recorderEndpoint(WebhookRecorder recorder) {
    return recorder.endpoint("lead.*");
  }
}
