package io.webhookkit.spring;

class ReactiveReceivingTest extends SpringReceivingContract {

  @Override
  String type() {
    return "reactive";
  }
}
