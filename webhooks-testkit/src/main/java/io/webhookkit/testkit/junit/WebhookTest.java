package io.webhookkit.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a {@link io.webhookkit.testkit.WebhookRecorder} and a {@link
 * io.webhookkit.testkit.time.TestClock} as parameters.
 *
 * <p>Each test has its own, so that tests can run at once; one that a constructor or a
 * {@code @BeforeAll} method has asked for is shared by the class. In a test of Spring the recorder
 * belongs to the application: each endpoint of its settings sends to it instead, or, where there is
 * none, an endpoint named "recorder" that wants all events; it is empty before each test.
 *
 * <pre>{@code
 * @SpringBootTest
 * @WebhookTest
 * class BounceTest {
 *   @Test
 *   void aBounceIsAnnounced(WebhookRecorder webhooks) {
 *     service.markBounced(7);
 *     assertThat(webhooks).received("lead.updated").withChange("bounced", false, true).once();
 *   }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(WebhookTestExtension.class)
public @interface WebhookTest {}
