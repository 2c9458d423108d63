package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.WebhookConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges every address of {@code urls.json} in the folder {@code -Dwebhooks.hostile=…}, by default
 * the one among the test resources, as an endpoint's address is judged: as it is written, and then
 * by what its host resolves to.
 */
class HostileUrlsTest {

  private final AddressGuard guard = new AddressGuard(List.of());

  @Test
  void everyAddressGetsTheVerdictThatIsExpected() {
    String folder = System.getProperty("webhooks.hostile", "src/test/resources/hostile");
    JsonNode cases = JsonMapper.shared().readTree(Path.of(folder, "urls.json").toFile());
    List<String> mismatches = new ArrayList<>();
    for (JsonNode each : cases) {
      String verdict = accepts(each) ? "accept" : "reject";
      if (!verdict.equals(each.get("expect").asString())) {
        mismatches.add(verdict + " " + each);
      }
    }

    System.out.println(
        cases.size() - mismatches.size() + " passed, " + mismatches.size() + " failed");
    assertThat(cases).isNotEmpty();
    assertThat(mismatches).isEmpty();
  }

  private boolean accepts(JsonNode each) {
    try {
      URI url = new URI(each.get("url").asString());
      guard.check(url);
      guard.judge(url.getHost(), resolved(each, url));
      return true;
    } catch (URISyntaxException | WebhookConfigurationException | UnknownHostException refused) {
      return false;
    }
  }

  /** What a resolver answers; an address that is written in full resolves to itself. */
  private static InetAddress[] resolved(JsonNode each, URI url) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (JsonNode literal : each.path("resolves")) {
      addresses.add(InetAddress.getByName(literal.asString()));
    }
    AddressRange.literal(EndpointUrl.host(url)).ifPresent(addresses::add);
    return addresses.toArray(InetAddress[]::new);
  }
}
