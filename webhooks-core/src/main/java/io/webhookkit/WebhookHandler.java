package io.webhookkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that handles what another system has sent. Its only parameter is the
 * {@code InboundEvent}; it returns nothing.
 *
 * <pre>{@code
 * @WebhookHandler(source = "crm", type = "lead.updated")
 * void apply(InboundEvent event) { … }
 * }</pre>
 *
 * It is called in a transaction that also notes that the event was handled: what it changes is
 * there once, however often the event is sent. What it throws rolls all of that back, and it is
 * called again later. What it changes is not sent back to where the event came from.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WebhookHandler {

  /** The name of the source in the configuration. */
  String source();

  /**
   * The type of event in the sender's words, the begin of several followed by an asterisk, such as
   * {@code lead.*}, or {@code *} for all, those without a type too.
   */
  String type() default "*";
}
