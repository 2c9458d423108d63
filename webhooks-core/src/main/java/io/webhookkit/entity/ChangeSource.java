package io.webhookkit.entity;

/** A persistence framework whose changes are captured. */
public interface ChangeSource {

  /**
   * Starts observing. Each annotated entity class is told to {@link EntityCapture#register}, and
   * each transaction that changes one of them gets a {@link EntityCapture#newBuffer}.
   *
   * @throws io.webhookkit.WebhookConfigurationException if an annotation can't be used
   */
  void start(EntityCapture capture);
}
