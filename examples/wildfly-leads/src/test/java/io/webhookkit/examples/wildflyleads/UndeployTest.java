package io.webhookkit.examples.wildflyleads;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.WebhookRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnWildFly.class)
class UndeployTest {

  private final LeadsApp app;
  private final WebhookRecorder crm;

  UndeployTest(LeadsApp app) {
    this.app = app;
    this.crm = app.settings().crm();
  }

  @Test
  void anApplicationThatIsTakenOutLeavesNoThreadAndAnnouncesAgainOnceItIsBack() throws Exception {
    assertThat(threads()).isNotEmpty();

    app.deployment().undeploy();
    List<String> left = threads();
    app.deployment().deploy();

    assertThat(left).isEmpty();
    crm.draining(app::drain).startOver();
    String id = app.create("back@example.org");
    assertThat(crm).received("lead.created").forSubject(id).once();
  }

  /** Returns the threads of the kit in the server. */
  private List<String> threads() throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(jcmd.toString(), "" + app.server().pid(), "Thread.print")
            .redirectErrorStream(true)
            .start();
    try (var lines = asked.inputReader(UTF_8)) {
      List<String> all = lines.lines().toList();
      assertThat(all).anyMatch(line -> line.contains("main"));
      return all.stream().filter(line -> line.startsWith("\"webhooks-")).toList();
    }
  }
}
