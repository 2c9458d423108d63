package io.webhookkit.inbound;

/** When an event of a source is handled. */
public enum HandlingMode {
  /** Before its request is answered: the sender learns of a failure. */
  REQUEST,
  /** After its request is answered, which it is as soon as the event is stored. */
  LATER
}
