package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointBuilder;
import java.net.IDN;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.junit.jupiter.api.Timeout;

/** Whatever text is judged: what is accepted leads out of the network, by every reading of it. */
class EndpointUrlFuzzTest {

  private static final String FOUR_NUMBERS = "([0-9]{1,3}\\.){3}[0-9]{1,3}";

  private final EndpointBuilder crm =
      Endpoint.named("crm").secret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz").events("*");
  private final AddressGuard guard = new AddressGuard(List.of());

  @Timeout(10)
  @FuzzTest(maxDuration = "5s")
  void whatIsAcceptedIsPublicByEveryReading(byte[] text) throws Exception {
    URI url;
    try {
      url = crm.url(new String(text, UTF_8)).build().url();
      guard.check(url);
    } catch (WebhookConfigurationException refused) {
      assertThat(refused.getMessage()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
      return;
    }
    assertThat(url.toString()).matches("(?i)https://[!-~&&[^\\\\#@]][!-~&&[^\\\\#]]*");
    assertThat(url.getRawUserInfo()).isNull();
    requireOneHost(url);
    requirePublic(url.getHost());
  }

  /** Two readers that see different hosts in one text are how a guard is got round. */
  private static void requireOneHost(URI url) throws MalformedURLException {
    String connected = SimpleRequestBuilder.post(url).build().getAuthority().getHostName();
    assertThat(IDN.toASCII(connected)).isEqualToIgnoringCase(url.getHost());
    assertThat(url.toURL().getHost()).isEqualToIgnoringCase(url.getHost());
  }

  /** Java's own and incomplete judgement, and no number that is an address in disguise. */
  private static void requirePublic(String host) throws UnknownHostException {
    String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (host.contains(":") || host.matches(FOUR_NUMBERS)) {
      InetAddress address = InetAddress.getByName(host);
      assertThat(
              address.isAnyLocalAddress()
                  || address.isLoopbackAddress()
                  || address.isLinkLocalAddress()
                  || address.isSiteLocalAddress()
                  || address.isMulticastAddress())
          .isFalse();
    } else {
      assertThat(last).doesNotMatch("[0-9]+|0x[0-9a-f]*");
      assertThat(host).contains(".");
    }
  }
}
