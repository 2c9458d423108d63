package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** What {@link EnableWebhooks} brings. Neither it nor what it needs knows Spring Boot. */
@Configuration(proxyBeanMethods = false)
@Import(WebhooksAtWork.class)
class WebhooksConfiguration {

  @Bean
  Webhooks webhooks(ListableBeanFactory beans) {
    return new WebhooksAssembly(beans).build();
  }

  /** Where there is Spring MVC, webhooks come in by it. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(LibraryCondition.Mvc.class)
  static class ReceivingConfiguration {

    @Bean
    RouterFunction<ServerResponse> webhooksServletReceiver(
        Webhooks webhooks, Environment environment) {
      return ServletRoute.to(
          webhooks.inbound(), environment.getProperty("webhooks.inbox.path", "/webhooks"));
    }
  }
}
