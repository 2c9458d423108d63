package io.webhookkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps an attribute of a {@link WebhookEvent} entity inside the application: its value reaches no
 * event, and a change of nothing else announces nothing. Put it where the mapping annotations are,
 * on the field or on the getter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface WebhookIgnore {}
