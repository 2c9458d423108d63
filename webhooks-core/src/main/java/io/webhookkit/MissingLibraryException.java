package io.webhookkit;

/** An optional library is needed and not on the class path. The message names its coordinates. */
public final class MissingLibraryException extends WebhookException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param coordinates group and artifact, such as {@code org.example:library}
   * @param purpose what it is needed for
   * @param instead what to do without it
   * @param cause what was not found
   */
  public MissingLibraryException(
      String coordinates, String purpose, String instead, Throwable cause) {
    super(
        "%s needs the library %s, which is not on the class path: add it, or %s"
            .formatted(purpose, coordinates, instead),
        cause);
  }
}
