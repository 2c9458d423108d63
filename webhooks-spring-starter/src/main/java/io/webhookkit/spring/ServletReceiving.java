package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.UnreadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
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
    String path = properties.inbox().path() + "/{source}";
    return RouterFunctions.route(
        RequestPredicates.path(path), request -> receive(webhooks.inbound(), request));
  }

  @Bean
  FilterRegistrationBean<UploadFilter> webhooksUploadFilter(WebhooksProperties properties) {
    FilterRegistrationBean<UploadFilter> filter = new FilterRegistrationBean<>(new UploadFilter());
    filter.addUrlPatterns(properties.inbox().path() + "/*");
    return filter;
  }

  private static ServerResponse receive(InboundWebhooks inbound, ServerRequest request)
      throws IOException {
    HttpServletRequest servlet = request.servletRequest();
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().asHttpHeaders().forEach(headers::put);
    InboundAnswer answer =
        inbound.receive(
            request.pathVariable("source"),
            new UnreadRequest(
                servlet.getMethod(), servlet.getQueryString(), headers, servlet.getInputStream()));
    return ServerResponse.status(answer.status())
        .headers(own -> answer.headers().forEach(own::set))
        .body(answer.body());
  }
}
