package io.webhookkit.testkit.fault;

/** Where a process can be killed. */
enum Step {
  BEFORE_INSERT,
  AFTER_INSERT,
  BEFORE_HAND_OVER,
  IN_EXCHANGE,
  BEFORE_ACKNOWLEDGEMENT,
  IN_ACKNOWLEDGEMENT,
  IN_PURGE
}
