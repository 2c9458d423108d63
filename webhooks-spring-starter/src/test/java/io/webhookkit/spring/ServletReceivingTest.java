package io.webhookkit.spring;

class ServletReceivingTest extends SpringReceivingContract {

  @Override
  String type() {
    return "servlet";
  }
}
