package io.webhookkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces the committed changes of an entity as webhooks.
 *
 * <pre>{@code
 * @Entity
 * @WebhookEvent("lead")                                                 // lead.created, lead.updated, lead.deleted
 * @WebhookEvent(type = "lead.bounced", on = UPDATED, when = "bounced")  // when one attribute changes
 * public class Lead { … }
 * }</pre>
 *
 * Exactly one of {@link #value()} and {@link #type()} is set; anything else fails when the entity
 * is registered. Subclasses inherit the annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(WebhookEvent.List.class)
public @interface WebhookEvent {

  /**
   * The first part of the event types: "lead" announces lead.created, lead.updated, lead.deleted.
   */
  String value() default "";

  /** The whole event type, for an event with a name of its own. */
  String type() default "";

  /** The changes to announce; all of them unless told. */
  ChangeType[] on() default {ChangeType.CREATED, ChangeType.UPDATED, ChangeType.DELETED};

  /**
   * Attributes, or parts of embedded ones such as {@code address.city}, of which at least one must
   * have changed; empty means any of {@link #attributes()} but the version. It narrows updates
   * only: a created or deleted entity is announced whenever {@link #on()} has that change.
   */
  String[] when() default {};

  /**
   * The attributes to send; empty means all that are not marked {@link WebhookIgnore}. A collection
   * that is named here is sent, and so is what is named like a secret.
   */
  String[] attributes() default {};

  /** Whether to send the id alone, so that receivers ask for the rest as they are allowed to. */
  boolean thin() default false;

  /** Holds several {@link WebhookEvent} of one entity; the compiler writes it. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface List {
    /** The annotations, in source order. */
    WebhookEvent[] value();
  }
}
