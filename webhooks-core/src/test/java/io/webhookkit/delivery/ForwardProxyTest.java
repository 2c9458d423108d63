package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardProxyTest {

  @Test
  void isReadAsAnAddress() {
    assertThat(ForwardProxy.parse("http://proxy.corp:3128"))
        .isEqualTo(new ForwardProxy("proxy.corp", 3128, null, null));
  }

  @Test
  void mayHaveAUserWithAPassword() {
    assertThat(ForwardProxy.parse("http://us:s%40crets@proxy.corp:3128/"))
        .isEqualTo(new ForwardProxy("proxy.corp", 3128, "us", "s@crets"));
  }

  @Test
  void printsNoPassword() {
    assertThat(ForwardProxy.parse("http://us:s3cret@proxy.corp:3128"))
        .hasToString("ForwardProxy[proxy.corp:3128]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.corp:3128",
        "http://proxy.corp",
        "https://proxy.corp:3128",
        "socks5://proxy.corp:1080",
        "http://us:s3cret@proxy.corp",
        "http://us:s3cret@proxy.corp:3128/path",
        "http://us:s3cret@proxy corp:3128",
        "http://proxy.corp:0",
        "http://[::1.99999999999.0.1]:3128",
        "http://proxy.corp:70000"
      })
  void anythingElseIsRefusedWithoutThePassword(String text) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> ForwardProxy.parse(text))
        .withMessageStartingWith("transport.proxy is '")
        .withMessageContaining("give it as http://proxy.example.com:3128")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }
}
