package io.webhookkit.spring;

import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.UnreadRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** How webhooks come in by Spring MVC. Knows no Spring Boot. */
final class ServletRoute {

  private ServletRoute() {}

  /** Routes what comes below a path; where nobody sends webhooks, the path stays free. */
  static RouterFunction<ServerResponse> to(InboundWebhooks inbound, String path) {
    return inbound.sources().isEmpty()
        ? request -> Optional.empty()
        : RouterFunctions.route(
            RequestPredicates.path(path + "/{source}"), request -> receive(inbound, request));
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
