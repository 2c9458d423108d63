package io.webhookkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends an attribute of a {@link WebhookEvent} entity that would not be sent without a word: a
 * collection, as far as it is loaded, or an attribute whose name looks like a secret's. Put it
 * where the mapping annotations are, on the field or on the getter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface WebhookInclude {}
