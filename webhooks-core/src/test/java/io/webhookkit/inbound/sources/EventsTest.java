package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookSource;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What events there are in a request, once its sender is known. */
class EventsTest {

  private static final String SECRET = "a secret of the test";
  private static final SharedSecrets SENDER = new SharedSecrets(List.of(SECRET));
  private static final SenderDocuments NONE =
      address -> {
        throw new AssertionError("nothing is to be fetched");
      };

  @Test
  void aRequestOfMauticHasAnEventForEachItemOfEachType() {
    String body =
        """
        {"mautic.lead_points_change":[{"contact":{"id":17},"points":{"new_points":8}},
        {"contact":{"id":18},"points":{"new_points":1}}],
        "mautic.lead_channel_subscription_changed":[{"lead":{"id":17},"new_status":"bounced"}],
        "timestamp":"2026-11-26T16:00:02+00:00"}
        """;

    List<InboundEvent> events = fromMautic(body);

    assertThat(events)
        .extracting(InboundEvent::type, InboundEvent::subject)
        .containsExactly(
            tuple("mautic.lead_points_change", "17"),
            tuple("mautic.lead_points_change", "18"),
            tuple("mautic.lead_channel_subscription_changed", "17"));
    assertThat(events.get(2).data().path("new_status").asString()).isEqualTo("bounced");
  }

  @Test
  void anItemOfMauticIsNamedByItsContentWhateverItComesWith() {
    String alone = "{\"mautic.lead_points_change\":[{\"contact\":{\"id\":17}}]}";
    String again =
        "{\"mautic.lead_points_change\":[{\"contact\":{\"id\":18}},{\"contact\":{\"id\":17}}]}";

    assertThat(fromMautic(again).get(1).id()).isEqualTo(fromMautic(alone).get(0).id());
    assertThat(fromMautic(again).get(0).id()).isNotEqualTo(fromMautic(alone).get(0).id());
  }

  @Test
  void anItemThatIsTwiceInARequestOfMauticIsOneEvent() {
    String twice =
        "{\"mautic.lead_points_change\":[{\"contact\":{\"id\":17}},{\"contact\":{\"id\":17}}]}";

    assertThat(fromMautic(twice)).hasSize(1);
  }

  @Test
  void anEventOfStripeIsAboutTheObjectInIt() {
    String body =
        """
        {"id":"evt_1","type":"customer.updated","data":{"object":{"id":"cus_1","email":"a@b.c"},
        "previous_attributes":{"email":"x@y.z"}}}
        """;
    String time = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    String signature = hex((time + "." + body));

    InboundEvent event =
        only(SourceKind.STRIPE, body, "Stripe-Signature", "t=" + time + ",v1=" + signature);

    assertThat(event.id()).isEqualTo("evt_1");
    assertThat(event.type()).isEqualTo("customer.updated");
    assertThat(event.subject()).isEqualTo("cus_1");
    assertThat(event.data().path("email").asString()).isEqualTo("a@b.c");
  }

  @Test
  void anEventOfGitHubIsNamedByItsDeliveryAndTypedByItsAction() {
    String body = "{\"action\":\"opened\",\"repository\":{\"full_name\":\"a/b\"}}";

    InboundEvent event =
        only(
            SourceKind.GITHUB,
            body,
            "X-Hub-Signature-256",
            "sha256=" + hex(body),
            "X-GitHub-Delivery",
            "d-1",
            "X-GitHub-Event",
            "issues");

    assertThat(event.id()).isEqualTo("d-1");
    assertThat(event.type()).isEqualTo("issues.opened");
    assertThat(event.subject()).isEqualTo("a/b");
  }

  @Test
  void aRequestOfMetaHasAnEventForEachEntry() {
    String body = "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"time\":5},{\"id\":\"2\"}]}";

    List<InboundEvent> events =
        events(SourceKind.META, body, "X-Hub-Signature-256", "sha256=" + hex(body));

    assertThat(events).extracting(InboundEvent::type).containsExactly("page", "page");
    assertThat(events).extracting(InboundEvent::subject).containsExactly("1", "2");
  }

  @Test
  void anEventOfShopifyHasItsTopic() {
    String body = "{\"id\":820982911946154508,\"email\":\"a@b.c\"}";

    InboundEvent event =
        only(
            SourceKind.SHOPIFY,
            body,
            "X-Shopify-Hmac-Sha256",
            SENDER.signInBase64(body.getBytes(UTF_8)),
            "X-Shopify-Topic",
            "orders/create",
            "X-Shopify-Webhook-Id",
            "w-1");

    assertThat(event.id()).isEqualTo("w-1");
    assertThat(event.type()).isEqualTo("orders/create");
    assertThat(event.subject()).isEqualTo("820982911946154508");
  }

  @Test
  void anEventOfSlackIsWhatIsInsideOfItsEnvelope() {
    InboundEvent event =
        fromSlack(
            "{\"type\":\"event_callback\",\"event_id\":\"Ev1\","
                + "\"event\":{\"type\":\"app_mention\",\"channel\":\"C1\"}}");

    assertThat(event.id()).isEqualTo("Ev1");
    assertThat(event.type()).isEqualTo("app_mention");
    assertThat(event.subject()).isEqualTo("C1");
  }

  @Test
  void aCommandOfSlackIsAFormWithItsFields() {
    InboundEvent event = fromSlack("command=%2Flead&text=bounced+7");

    assertThat(event.data().path("command").asString()).isEqualTo("/lead");
    assertThat(event.data().path("text").asString()).isEqualTo("bounced 7");
    assertThat(event.id()).startsWith("sha256:");
  }

  @Test
  void anInteractionOfSlackIsJsonInAForm() {
    InboundEvent event = fromSlack("payload=%7B%22type%22%3A%22block_actions%22%7D");

    assertThat(event.type()).isEqualTo("block_actions");
  }

  @Test
  void anEventOfAGoogleChannelIsNamedByItsNumber() {
    InboundEvent event =
        only(
            SourceKind.GOOGLE_CHANNEL,
            "",
            "X-Goog-Channel-Token",
            SECRET,
            "X-Goog-Channel-ID",
            "c1",
            "X-Goog-Message-Number",
            "10",
            "X-Goog-Resource-State",
            "update",
            "X-Goog-Resource-ID",
            "r1");

    assertThat(event.id()).isEqualTo("c1:10");
    assertThat(event.type()).isEqualTo("update");
    assertThat(event.subject()).isEqualTo("r1");
    assertThat(event.data().isMissingNode()).isTrue();
  }

  @Test
  void aRequestOfXHasAnEventForEachItemOfEachType() {
    String body = "{\"for_user_id\":\"1\",\"tweet_create_events\":[{\"id_str\":\"99\"}]}";

    InboundEvent event = fromX(body);

    assertThat(event.type()).isEqualTo("tweet_create_events");
    assertThat(event.subject()).isEqualTo("99");
  }

  @Test
  void whatIsNoJsonIsAnEventWithItsText() {
    InboundEvent event =
        only(SourceKind.GITHUB, "Hello", "X-Hub-Signature-256", "sha256=" + hex("Hello"));

    assertThat(event.data().asString()).isEqualTo("Hello");
    assertThat(event.type()).isNull();
  }

  @Test
  void whatIsNoJsonIsNamedByItsContent() {
    assertThat(fromMautic("Hello").get(0).id()).isNotEqualTo(fromMautic("World").get(0).id());
  }

  @Test
  void aFormOfGitHubHoldsJson() {
    String body = "payload=%7B%22action%22%3A%22opened%22%7D";

    InboundEvent event =
        only(
            SourceKind.GITHUB,
            body,
            "X-Hub-Signature-256",
            "sha256=" + hex(body),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "X-GitHub-Event",
            "issues");

    assertThat(event.type()).isEqualTo("issues.opened");
  }

  @Test
  void aNewGoogleChannelSaysHelloAndNothingElse() {
    assertThat(
            events(
                SourceKind.GOOGLE_CHANNEL,
                "",
                "X-Goog-Channel-Token",
                SECRET,
                "X-Goog-Resource-State",
                "sync"))
        .isEmpty();
  }

  @Test
  void theSamePostForTwoUsersOfXIsTwoEvents() {
    String one = "{\"for_user_id\":\"1\",\"tweet_create_events\":[{\"id_str\":\"99\"}]}";
    String other = "{\"for_user_id\":\"2\",\"tweet_create_events\":[{\"id_str\":\"99\"}]}";

    assertThat(fromX(one).id()).isNotEqualTo(fromX(other).id());
    assertThat(fromX(one).content().path("for_user_id").asString()).isEqualTo("1");
  }

  @Test
  void anEventPrintsNothingOfWhatWasSent() {
    InboundEvent event = fromSlack("{\"type\":\"x\",\"event_id\":\"Ev1\",\"token\":\"hush\"}");

    assertThat(event.toString()).doesNotContain("hush");
  }

  private static List<InboundEvent> fromMautic(String body) {
    return events(
        SourceKind.MAUTIC, body, "Webhook-Signature", SENDER.signInBase64(body.getBytes(UTF_8)));
  }

  private static InboundEvent fromX(String body) {
    return only(
        SourceKind.X,
        body,
        "x-twitter-webhooks-signature",
        "sha256=" + SENDER.signInBase64(body.getBytes(UTF_8)));
  }

  private static InboundEvent fromSlack(String body) {
    String time = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    return only(
        SourceKind.SLACK,
        body,
        "X-Slack-Request-Timestamp",
        time,
        "X-Slack-Signature",
        "v0=" + hex("v0:" + time + ":" + body),
        "Content-Type",
        body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
  }

  private static InboundEvent only(SourceKind kind, String body, String... headers) {
    List<InboundEvent> events = events(kind, body, headers);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static List<InboundEvent> events(SourceKind kind, String body, String... headers) {
    SourceSettings settings =
        new SourceSettings(
            "peer", List.of(SECRET), SourceSettings.DEFAULT_TOLERANCE, Map.of(), Clock.systemUTC());
    WebhookSource source = kind.source(settings, NONE);
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    Received received = source.receive(new InboundRequest("POST", null, all, body.getBytes(UTF_8)));
    return ((Received.Events) received).events();
  }

  private static String hex(String text) {
    return TestSignatures.hex(SECRET, text);
  }
}
