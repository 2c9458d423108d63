package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Where there is Spring MVC, webhooks come in by it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(name = "org.springframework.web.servlet.function.RouterFunction")
@Conditional(ReceivingCondition.class)
class ServletReceiving {

  @Bean
  RouterFunction<ServerResponse> webhooksServletReceiver(
      Webhooks webhooks, WebhooksProperties properties) {
    return ServletRoute.to(webhooks.inbound(), properties.inbox().path());
  }

  @Bean
  FilterRegistrationBean<UploadFilter> webhooksUploadFilter(WebhooksProperties properties) {
    FilterRegistrationBean<UploadFilter> filter = new FilterRegistrationBean<>(new UploadFilter());
    filter.addUrlPatterns(properties.inbox().path() + "/*");
    return filter;
  }
}
