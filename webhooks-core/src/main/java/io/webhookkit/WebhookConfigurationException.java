package io.webhookkit;

/**
 * A setting that cannot be used. It names the field, the value and the fix, and is thrown as early
 * as the mistake can be known. A secret is never its value.
 */
public class WebhookConfigurationException extends WebhookException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;
  private final String fix;

  /**
   * Creates one.
   *
   * @param field what is set, such as "event type" or "endpoints.crm.url"
   * @param value what it is set to, fit to be printed
   * @param fix what to do, as an order
   */
  public WebhookConfigurationException(String field, String value, String fix) {
    super(Printable.line(Printable.of(field) + " is '" + Printable.of(value) + "': " + fix));
    this.field = field;
    this.value = Printable.of(value);
    this.fix = fix;
  }

  /** Returns the same mistake as one of a part of {@code owner}, such as "endpoints.crm". */
  public WebhookConfigurationException within(String owner) {
    return new WebhookConfigurationException(owner + "." + field, value, fix);
  }

  /** Returns what is set. */
  public String field() {
    return field;
  }

  /** Returns what it is set to; control characters are replaced, and a long value is cut. */
  public String value() {
    return value;
  }

  /** Returns what to do about it. */
  public String fix() {
    return fix;
  }
}
