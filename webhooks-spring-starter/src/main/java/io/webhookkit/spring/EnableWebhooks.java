package io.webhookkit.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Brings the webhooks into a Spring application that is not one of Spring Boot, which has them
 * anyway. On a class with {@code @Configuration}:
 *
 * <pre>{@code
 * @Configuration
 * @EnableWebhooks
 * @EnableTransactionManagement
 * class Application {
 *
 *   @Bean
 *   WebhooksCustomizer webhookSettings(@Value("${crm.secret}") String secret) {
 *     return builder ->
 *         builder.endpoint(
 *             Endpoint.named("crm").url("https://crm.example.com/hooks").secret(secret).events("lead.*").build());
 *   }
 *   …
 * }
 * }</pre>
 *
 * A {@code DataSource}, a transaction manager and every other bean of a type that the kit knows are
 * taken as in Spring Boot. Where there is Spring MVC, webhooks come in at {@code
 * /webhooks/<source>}, or wherever the property {@code webhooks.inbox.path} of the environment
 * says, once a source is there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(WebhooksConfiguration.class)
public @interface EnableWebhooks {}
