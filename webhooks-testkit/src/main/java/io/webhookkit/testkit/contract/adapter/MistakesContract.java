package io.webhookkit.testkit.contract.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that can't be used fails the start, which tells its name, its value and what to do. */
abstract class MistakesContract extends AdapterCases {

  MistakesContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "endpoints.crm.url, crm.example.com, https://",
    "endpoints.crm.url, http://crm.example.com/, https://",
    "endpoints.crm.url, https://10.0.0.1/hooks, webhooks.trusted-hosts",
    "endpoints.crm.secret, '', whsec_",
    "endpoints.crm.events, '', lead.*",
    "endpoints.crm.events, leed.*, lead.created",
    "endpoints.crm.events, lead*, lead.*",
    "endpoints.crm.ordering, some, none or subject",
    "endpoints.crm.skip-after, 3, ordering",
    "endpoints.crm.rate-limit, -1, 0 for no limit",
    "endpoints.crm.source, shop, configured sources",
    "event-types, lead gone, letters",
    "trusted-hosts, http://localhost, host name",
    "outbox.lease, 1s, PT35S",
    "capture.max-bulk-rows, 0, above zero",
    "payload.max-size, 0B, 256KB",
    "payload.max-size, 4GB, 256KB",
    "payload.source, my shop, /shop",
    "retry.delays, -5s, ''",
    "retry.jitter, 2.0, from 0 to 1",
    "transport.connect-timeout, 0s, above zero",
    "transport.deadline, 0s, above zero",
    "delivery.capacity, 0, above zero",
    "delivery.window, 0, above zero",
    "delivery.poll-interval, 0s, above zero",
    "delivery.shutdown-timeout, 0s, above zero",
    "sources.erp.kind, nobody, standard",
    "sources.erp.secret, '', ''",
    "sources.erp.handling, never, request or later",
    "inbox.max-size, 0B, 1GB",
    "inbox.read-timeout, 0s, above zero",
    "inbox.retention, 0s, above zero",
    "inbox.poll-interval, 0s, above zero",
    "transport.proxy, proxy.corp:3128, give it as http://proxy.example.com:3128",
    "transport.nat64-prefixes, 10.0.0.0/8, 64:ff9b::/96",
    "tls.partner.trust, /no/such/file.pem, X.509",
    "endpoints.crm.tls, partner, name one of the configured TLS profiles"
  })
  void aSettingThatCannotBeFailsTheStart(String property, String value, String fix) {
    assertThat(toldOf(property, value)).contains("webhooks." + property + " is '").contains(fix);
  }

  /** What is no value of its type at all some frameworks find out by themselves. */
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "enabled, perhaps",
    "endpoints.crm.skip-after, some",
    "endpoints.crm.rate-limit, some",
    "endpoint-store.type, disk",
    "endpoint-store.refresh-interval, often",
    "outbox.type, disk",
    "outbox.schema, drop",
    "outbox.lease, long",
    "outbox.retention, long",
    "capture.bulk, some",
    "capture.max-bulk-rows, many",
    "payload.max-size, huge",
    "payload.oversize, cut",
    "payload.format, xml",
    "retry.delays, soon",
    "retry.jitter, much",
    "transport.connect-timeout, soon",
    "transport.deadline, soon",
    "delivery.capacity, many",
    "delivery.window, many",
    "delivery.poll-interval, often",
    "delivery.shutdown-timeout, soon",
    "sources.erp.tolerance, some",
    "inbox.max-size, huge",
    "inbox.read-timeout, soon",
    "inbox.retention, long",
    "inbox.poll-interval, often"
  })
  void aValueOfNoSuchTypeFailsTheStart(String property, String value) {
    assertThat(toldOf(property, value)).contains("webhooks." + property).contains(value);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "outbox.type, disk, jdbc, memory",
    "endpoint-store.type, disk, settings, jdbc",
    "outbox.schema, drop, create, check",
    "capture.bulk, some, warn, capture",
    "payload.oversize, cut, fail, thin",
    "payload.format, xml, standard, cloudevents"
  })
  void theValuesThatThereAreAreTold(String property, String value, String one, String other) {
    assertThat(toldOf(property, value).toLowerCase(Locale.ROOT)).contains(one, other);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"endpoints.crm.secret", "endpoints.crm.secrets"})
  void aSecretThatCannotBeIsNotPrinted(String property) {
    assertThat(toldOf(property, "whsec_c2hvcnQ="))
        .contains("webhooks." + property + " is 'whsec_… (5 bytes)'", "24 to 64")
        .doesNotContain("c2hvcnQ");
  }

  /** Some frameworks find that out by themselves. */
  @Test
  void aPlaceholderThatNothingSetsFailsTheStart() {
    assertThat(toldOf("endpoints.crm.secret", "${CRM_SECRET}")).contains("${CRM_SECRET}");
  }

  @Test
  void anAddressIsToldWithoutItsKeys() {
    assertThat(toldOf("endpoints.crm.url", "https://user:pass@10.0.0.1/hooks?key=letmein"))
        .contains("webhooks.endpoints.crm.url is 'https://…@10.0.0.1/…'")
        .doesNotContain("user:pass", "letmein");
  }

  @Test
  void aProxyIsToldWithoutItsPassword() {
    assertThat(toldOf("transport.proxy", "http://user:letmein@proxy.corp/"))
        .contains("webhooks.transport.proxy is 'http://…@proxy.corp/…'")
        .doesNotContain("letmein");
  }

  @Test
  void aTableThatIsMissingIsToldWithTheFileToApply() {
    assertThat(toldOf("outbox.schema", "check"))
        .contains("webhook_outbox", "io/webhookkit/outbox/jdbc/schema-h2.sql");
  }

  private String toldOf(String property, String value) {
    AdapterSetup setup =
        setup().with("sources.erp.secret", crm.secret()).without(property).with(property, value);
    Throwable failure = catchThrowable(() -> startUnwatched(setup));
    assertThat(failure).as("the start").isNotNull();
    String told =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .map(Throwable::toString)
            .collect(Collectors.joining("\n"));
    assertThat(told).doesNotContain(crm.secret());
    return told;
  }
}
