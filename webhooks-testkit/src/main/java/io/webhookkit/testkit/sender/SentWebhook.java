package io.webhookkit.testkit.sender;

/**
 * How a posted webhook was answered.
 *
 * @param status the HTTP status
 * @param answer the body of the answer
 */
public record SentWebhook(int status, String answer) {}
