package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * What lets the webhooks take part in an application's life, its transactions and its changes.
 * Shared by Spring Boot's auto-configuration and {@link EnableWebhooks}, so it knows no Spring
 * Boot.
 */
@Configuration(proxyBeanMethods = false)
@ImportRuntimeHints(WebhooksHints.class)
class WebhooksAtWork {

  /** Static, so that it is there before the first transaction manager. */
  @Bean
  static CommitWatch webhooksCommitWatch() {
    return new CommitWatch();
  }

  /** Starts and ends delivery with the application. */
  @Bean
  WebhooksLifecycle webhooksLifecycle(Webhooks webhooks, ConfigurableApplicationContext context) {
    HandlerMethods handlers = new HandlerMethods(context.getBeanFactory());
    return new WebhooksLifecycle(webhooks, handlers, context);
  }

  /** Where there is Hibernate, its changes are captured. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(LibraryCondition.Hibernate.class)
  static class HibernateConfiguration {

    /** Static, so that it is there before the first entity manager factory. */
    @Bean
    static HibernateCapture webhooksHibernateCapture(
        ObjectProvider<Webhooks> webhooks, ObjectProvider<EntityManagerFactory> factories) {
      return new HibernateCapture(webhooks, factories);
    }
  }
}
