package io.webhookkit.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.micrometer.BacklogMetrics;
import io.webhookkit.delivery.micrometer.DeliveryMetrics;
import io.webhookkit.delivery.micrometer.ObservedDeliveries;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.cloudevents.CloudEventsPayloadSerializer;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the kit together from the {@code webhooks.*} properties and from whatever beans of its types
 * the application defines: each of them replaces the default.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@Conditional(NotDisabled.class)
@EnableConfigurationProperties(WebhooksProperties.class)
@ImportRuntimeHints(PropertiesHints.class)
@Import({
  WebhooksAtWork.class,
  ServletReceiving.class,
  ReactiveReceiving.class,
  ActuatorConfiguration.class
})
public final class WebhooksAutoConfiguration {

  /**
   * The facade. It comes after Flyway, Liquibase and scripts, which may make its tables. Its
   * lifecycle closes it, after the web server and before the database goes; Spring closes it again,
   * which matters only if the start failed before the lifecycle began.
   */
  @Bean
  @DependsOnDatabaseInitialization
  @ConditionalOnMissingBean
  Webhooks webhooks(WebhooksProperties properties, ListableBeanFactory beans) {
    return new WebhooksAssembly(beans).build(new PropertySettings(properties, beans)::tell);
  }

  /**
   * Where there is Jackson, payloads are written with the application's own mapper. If CloudEvents
   * are to be sent and the SDK is missing, there is no bean, and the builder says so.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "tools.jackson.databind.json.JsonMapper")
  @ConditionalOnMissingClass("io.cloudevents.core.CloudEventUtils")
  @ConditionalOnProperty(
      name = "webhooks.payload.format",
      havingValue = "standard",
      matchIfMissing = true)
  static class JacksonConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PayloadSerializer webhooksPayloadSerializer(ObjectProvider<JsonMapper> mappers) {
      return new StandardPayloadSerializer(mappers.getIfUnique(JsonMapper::shared));
    }
  }

  /** Where there is the CloudEvents SDK as well, so are its events. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name = {"tools.jackson.databind.json.JsonMapper", "io.cloudevents.core.CloudEventUtils"})
  static class CloudEventsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PayloadSerializer webhooksPayloadSerializer(
        WebhooksProperties properties, ObjectProvider<JsonMapper> mappers) {
      JsonMapper mapper = mappers.getIfUnique(JsonMapper::shared);
      try {
        PayloadSettings settings = properties.payload().settings();
        return settings.format() == Format.CLOUDEVENTS
            ? new CloudEventsPayloadSerializer(settings.source(), mapper)
            : new StandardPayloadSerializer(mapper);
      } catch (WebhookConfigurationException e) {
        throw e.within("webhooks");
      }
    }
  }

  /** Where there is a meter registry, deliveries and the backlog are measured. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "io.micrometer.core.instrument.MeterRegistry")
  @ConditionalOnSingleCandidate(type = "io.micrometer.core.instrument.MeterRegistry")
  static class MetricsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DeliveryMetrics webhooksDeliveryMetrics(MeterRegistry registry) {
      return new DeliveryMetrics(registry);
    }

    /** Binds the gauges once everything is there: the webhooks are made with the listener above. */
    @Bean
    SmartInitializingSingleton webhooksBacklogMetrics(Webhooks webhooks, MeterRegistry registry) {
      return () -> new BacklogMetrics(webhooks::load, webhooks::standing).bindTo(registry);
    }
  }

  /** Where there is an observation registry, each attempt is an observation. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "io.micrometer.observation.ObservationRegistry")
  @ConditionalOnSingleCandidate(type = "io.micrometer.observation.ObservationRegistry")
  static class ObservationConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DeliveryObserver webhooksDeliveryObserver(ObservationRegistry registry) {
      return new ObservedDeliveries(registry);
    }
  }
}
