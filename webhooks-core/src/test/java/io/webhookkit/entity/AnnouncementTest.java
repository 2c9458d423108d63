package io.webhookkit.entity;

import static io.webhookkit.ChangeType.DELETED;
import static io.webhookkit.ChangeType.UPDATED;
import static io.webhookkit.entity.CaptureScene.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.Event;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** What an annotation announces, and what it says when it can't be used. */
class AnnouncementTest {

  @WebhookEvent("lead")
  @WebhookEvent(type = "lead.bounced", on = UPDATED, when = "bounced")
  static class Lead {
    @WebhookIgnore String password;
  }

  @Test
  void announcesANamedEventBesideTheGeneralOneWhenItsAttributeChanges() {
    assertThat(lead().update(7, state("a", false, "x"), "a", true, "x").types())
        .containsExactly("lead.updated", "lead.bounced");
  }

  @Test
  void announcesOnlyTheGeneralOneWhenAnotherAttributeChanges() {
    assertThat(lead().update(7, state("a", false, "x"), "b", false, "x").types())
        .containsExactly("lead.updated");
  }

  @WebhookEvent(
      type = "lead.gone",
      on = {UPDATED, DELETED},
      when = "bounced")
  static class Gone {}

  @Test
  void narrowsUpdatesAloneToAnAttribute() {
    FakeShape shape = FakeShape.of(Gone.class, "email", "bounced");

    assertThat(new CaptureScene(shape).update(7, state("a", false), "b", false).types()).isEmpty();
    assertThat(new CaptureScene(shape).delete(7, state("a", false)).types())
        .containsExactly("lead.gone");
    assertThat(new CaptureScene(shape).insert(7, "a", true).types()).isEmpty();
  }

  @Test
  void saysNothingOfAChangeOfWhatIsIgnored() {
    assertThat(lead().update(7, state("a", false, "x"), "a", false, "y").types()).isEmpty();
  }

  @Test
  void sendsNothingOfWhatIsIgnored() {
    assertThat(lead().update(7, state("a", false, "x"), "b", false, "y").events())
        .allSatisfy(event -> assertThat(event.data()).hasToString("{id=7, email=b, bounced=false}"))
        .allSatisfy(event -> assertThat(event.previous()).containsOnlyKeys("email"));
  }

  @Test
  void saysNothingOfAChangeOfTheVersionAlone() {
    FakeShape versioned = new FakeShape(Lead.class, "version", List.of("bounced", "version"));

    assertThat(new CaptureScene(versioned).update(7, state(false, 1), false, 2).types()).isEmpty();
    assertThat(new CaptureScene(versioned).update(7, state(false, 1), true, 2).types())
        .contains("lead.updated");
  }

  @WebhookEvent(value = "lead", attributes = "email")
  static class Brief {}

  @Test
  void sendsOnlyTheAttributesThatItNames() {
    CaptureScene scene = new CaptureScene(FakeShape.of(Brief.class, "email", "bounced"));

    assertThat(scene.insert(7, "a", false).events().get(0).data()).hasToString("{id=7, email=a}");
  }

  @Test
  void saysNothingOfAChangeOfWhatItDoesNotSend() {
    CaptureScene scene = new CaptureScene(FakeShape.of(Brief.class, "email", "bounced"));

    assertThat(scene.update(7, state("a", false), "a", true).types()).isEmpty();
  }

  @WebhookEvent(type = "lead.moved", on = UPDATED, when = "address.city")
  static class Moving {}

  @Test
  void announcesAChangeOfAPartOfWhatIsEmbedded() {
    FakeShape shape = FakeShape.of(Moving.class, "email", "address");
    Map<String, String> here = Map.of("city", "Bonn", "street", "a");
    Map<String, String> nextDoor = Map.of("city", "Bonn", "street", "b");
    Map<String, String> away = Map.of("city", "Ulm", "street", "a");

    assertThat(new CaptureScene(shape).update(7, state("a", here), "b", nextDoor).types())
        .isEmpty();
    assertThat(new CaptureScene(shape).update(7, state("a", here), "a", away).types())
        .containsExactly("lead.moved");
    assertThat(new CaptureScene(shape).update(7, state("a", null), "a", away).types())
        .containsExactly("lead.moved");
  }

  @WebhookEvent(type = "lead.moved", when = "address.town")
  static class Misplaced {}

  @Test
  void listsThePartsOfWhatIsEmbeddedAmongTheValidNames() {
    fails(FakeShape.of(Misplaced.class, "email", "address"))
        .withMessageContaining("when is 'address.town': use one of [email, address, address.city]");
  }

  @WebhookEvent(value = "lead", thin = true)
  static class Thin {}

  @Test
  void sendsTheIdAloneIfItIsThin() {
    CaptureScene scene = new CaptureScene(FakeShape.of(Thin.class, "email"));

    Event event = scene.update(7, state("a"), "b").events().get(0);

    assertThat(event.data()).hasToString("{id=7}");
    assertThat(event.previous()).isNull();
    assertThat(event.omitted()).isEmpty();
  }

  @WebhookEvent
  static class Neither {}

  @Test
  void needsAValueOrAType() {
    fails(FakeShape.of(Neither.class, "email"))
        .withMessageContaining("@WebhookEvent on " + Neither.class.getName())
        .withMessageContaining("value for a prefix such as lead, or type for a whole event type");
  }

  @WebhookEvent(value = "lead", type = "lead.changed")
  static class Both {}

  @Test
  void takesNoValueAndTypeTogether() {
    fails(FakeShape.of(Both.class, "email"))
        .withMessageContaining("'lead' and 'lead.changed'")
        .withMessageContaining("set one of them");
  }

  @WebhookEvent("lead event")
  static class BadName {}

  @Test
  void needsAnEventTypeThatIsOne() {
    fails(FakeShape.of(BadName.class, "email"))
        .withMessageContaining("event type is 'lead event.created'");
  }

  @WebhookEvent(value = "lead", when = "bouncd")
  static class BadWhen {
    @WebhookIgnore String password;
  }

  @Test
  void listsTheValidNamesForAnUnknownWhen() {
    fails(FakeShape.of(BadWhen.class, "email", "bounced", "password"))
        .withMessageContaining("when is 'bouncd': use one of [email, bounced]");
  }

  @WebhookEvent(value = "lead", attributes = "password")
  static class BadAttribute {
    @WebhookIgnore String password;
  }

  @Test
  void doesNotSendAnIgnoredAttributeByName() {
    fails(FakeShape.of(BadAttribute.class, "email", "password"))
        .withMessageContaining("attributes is 'password': use one of [email]");
  }

  private static CaptureScene lead() {
    return new CaptureScene(FakeShape.of(Lead.class, "email", "bounced", "password"));
  }

  private static ThrowableAssertAlternative<WebhookConfigurationException> fails(FakeShape shape) {
    return assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new CaptureScene(shape));
  }
}
