package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.webhookkit.WebhookConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private final AddressGuard strict = new AddressGuard(List.of());
  private final AddressGuard trusting =
      new AddressGuard(List.of("localhost", "CRM.internal", "127.0.0.0/8", "fd00::/8"));

  @ParameterizedTest
  @CsvSource({
    "http://hooks.example.com/in, use https://",
    "https://hooks.example.com:444/in, use port 443 or one from 1024 on",
    "https://hooks.example.com/in#top, leave out the part from # on",
    "https://hooks/in, give a full host name",
    "https://crm.internal/in, it is the name of an internal host",
    "https://router.home.arpa/in, it is the name of an internal host",
    "https://10.0.0.1/in, it is not a public address",
    "https://0177.0.0.1/in, write an IP address as four decimal numbers",
    "https://hooks.example.com:0/in, port",
  })
  void saysWhatIsWrongWithAnAddressAndHowToMendIt(URI url, String fix) {
    refuses(url).withMessageStartingWith("url is '").withMessageContaining(fix);
  }

  @ParameterizedTest
  @CsvSource({
    "https://bücher.example/in, xn--bcher-kva.example",
    "https://Zoë.example.com:8443/in, xn--zo-ija.example.com",
  })
  void givesTheAsciiFormOfAnInternationalHost(URI url, String ascii) {
    refuses(url).withMessageContaining("write the host as " + ascii);
  }

  @Test
  void printsNoPasswordNoPathAndNoQuery() {
    refuses(URI.create("https://me:s3cret@hooks.example.com/in?key=t0ken"))
        .withMessageStartingWith("url is 'https://…@hooks.example.com/…'")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret", "t0ken"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/in",
        "http://LOCALHOST:80/in",
        "https://crm.internal:22/in",
        "http://127.0.0.1:1/in",
        "http://127.9.9.9/in",
        "http://[fd12::1]:8080/in",
      })
  void letsTheOperatorTrustHostsAndRangesOnAnyPortAndWithoutTls(URI url) {
    assertThatNoException().isThrownBy(() -> trusting.check(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/",
        "https://10.0.0.1/",
        "https://db.internal/",
        "https://[fe80::1]/",
        "https://localhost.localdomain/"
      })
  void trustsNothingElseForThat(URI url) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> trusting.check(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://localhost/", "http://me@localhost/", "http://localhost/#x"})
  void holdsATrustedHostToWellFormedAddresses(URI url) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> trusting.check(url));
  }

  /** Each carries 10.0.0.1, then 93.184.216.34 (RFC 6052, section 2.4). */
  @ParameterizedTest
  @CsvSource({
    "2001:db8::/32, 2001:db8:a00:1::, 2001:db8:5db8:d822::",
    "2001:db8:100::/40, 2001:db8:10a::1:0:0, 2001:db8:15d:b8d8:22::",
    "2001:db8:122::/48, 2001:db8:122:a00:0:100::, 2001:db8:122:5db8:d8:2200::",
    "2001:db8:122:300::/56, 2001:db8:122:30a::1:0:0, 2001:db8:122:35d:b8:d822::",
    "2001:db8:122:344::/64, 2001:db8:122:344:a:0:100::, 2001:db8:122:344:5d:b8d8:2200::",
    "64:ff9b::/96, 64:ff9b::a00:1, 64:ff9b::5db8:d822",
  })
  void judgesWhatAGatewaysAddressCarries(String prefix, String toInside, String toPublic)
      throws Exception {
    AddressGuard guard = new AddressGuard(List.of(), List.of(prefix));

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> guard.judge("hooks.example.com", addresses(toInside)));
    assertThat(guard.judge("hooks.example.com", addresses(toPublic))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"64:ff9b::", "64:ff9b::/95", "10.0.0.0/8", "gateway", ""})
  void refusesWhatIsNoPrefixOfAGateway(String text) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new AddressGuard(List.of(), List.of(text)))
        .withMessageStartingWith("transport.nat64-prefixes is '" + text + "'");
  }

  @Test
  void connectsATrustedHostToPrivateAddresses() throws Exception {
    InetAddress[] resolved = addresses("10.0.0.7");

    assertThat(trusting.judge("crm.INTERNAL", resolved)).isSameAs(resolved);
  }

  @Test
  void connectsAnyHostToATrustedRange() throws Exception {
    InetAddress[] resolved = addresses("127.0.0.1", "93.184.216.34");

    assertThat(trusting.judge("hooks.example.com", resolved)).isSameAs(resolved);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "168.63.129.16",
        "255.255.255.255",
        "::1",
        "::",
        "64:ff9b::a00:1",
        "2001::1",
        "fe80::1",
        "3fff::1",
        "fd00:ec2::254"
      })
  void connectsNoOtherHostToAPrivateAddress(String address) {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> strict.judge("hooks.example.com", addresses("93.184.216.34", address)))
        .withMessage("the host's address is not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255",
        "172.32.0.1",
        "192.0.3.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:200::1",
        "::ffff:8.8.8.8"
      })
  void connectsToWhatLiesJustBesideAPrivateRange(String address) throws Exception {
    assertThat(strict.judge("hooks.example.com", addresses(address))).hasSize(1);
  }

  @Test
  void connectsAHostWithoutAddressesToNothing() {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> trusting.judge("localhost", new InetAddress[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "fd00::/129",
        "a b",
        "*",
        "http://localhost",
        "localhost:8080"
      })
  void refusesToTrustWhatIsNeitherAHostNorARange(String entry) {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new AddressGuard(List.of(entry)))
        .withMessage(
            "trusted-hosts is '"
                + entry
                + "': give a host name (localhost) or a range (127.0.0.0/8)");
  }

  private ThrowableAssertAlternative<WebhookConfigurationException> refuses(URI url) {
    return assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> strict.check(url));
  }

  private static InetAddress[] addresses(String... literals) {
    return Stream.of(literals)
        .map(literal -> AddressRange.literal(literal).orElseThrow())
        .toArray(InetAddress[]::new);
  }
}
