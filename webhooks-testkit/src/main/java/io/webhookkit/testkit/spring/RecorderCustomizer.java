package io.webhookkit.testkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts a recorder in the place of every endpoint that the settings name. All are equal, so that
 * tests share the context which Spring keeps.
 */
record RecorderCustomizer() implements ContextCustomizer {

  /** As it is in a file, and as an environment variable. */
  private static final Pattern ENDPOINT =
      Pattern.compile(
          "webhooks\\.endpoints[.\\[]([^.\\]]+)]?\\.url|WEBHOOKS_ENDPOINTS_([A-Z0-9]+)_URL");

  private static final String TRUSTED = "webhooks.trusted-hosts";

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    WebhookRecorder recorder = WebhookRecorder.start();
    BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
    beans.registerBeanDefinition(
        "webhookRecorder", new RootBeanDefinition(WebhookRecorder.class, () -> recorder));
    ConfigurableEnvironment environment = context.getEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("webhookRecorder", settings(environment, recorder)));
    context.addApplicationListener(
        (ApplicationListener<ContextRefreshedEvent>)
            refreshed -> context.getBeanProvider(Webhooks.class).ifAvailable(recorder::draining));
  }

  private static Map<String, Object> settings(
      ConfigurableEnvironment environment, WebhookRecorder recorder) {
    List<String> endpoints = endpoints(environment);
    Map<String, Object> settings = new LinkedHashMap<>();
    for (String endpoint : endpoints) {
      settings.putAll(recorder.settings(endpoint));
      settings.remove("webhooks.endpoints." + endpoint + ".events");
    }
    if (endpoints.isEmpty()) {
      settings.putAll(recorder.settings("recorder", "*"));
    }
    settings.put(
        TRUSTED,
        Stream.concat(trusted(environment), Stream.of("127.0.0.1"))
            .collect(Collectors.joining(",")));
    return settings;
  }

  /** In one text, or as a list of several. */
  private static Stream<String> trusted(ConfigurableEnvironment environment) {
    String text = environment.getProperty(TRUSTED);
    return text != null
        ? Stream.of(text)
        : Stream.iterate(0, index -> index + 1)
            .map(index -> environment.getProperty(TRUSTED + "[" + index + "]"))
            .takeWhile(Objects::nonNull)
            .map(Objects::requireNonNull);
  }

  private static List<String> endpoints(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .flatMap(
            source ->
                source instanceof EnumerablePropertySource<?> named
                    ? Stream.of(named.getPropertyNames())
                    : Stream.empty())
        .map(ENDPOINT::matcher)
        .filter(Matcher::matches)
        .map(
            found ->
                found.group(1) != null ? found.group(1) : found.group(2).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}
