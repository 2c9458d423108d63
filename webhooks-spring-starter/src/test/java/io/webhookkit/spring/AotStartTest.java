package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.WebhookRecorder;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor;

/** The lead application is processed ahead of time, and what comes of it is compiled and run. */
class AotStartTest {

  @TempDir private Path target;

  @Test
  void whatWasProcessedAheadOfTimeAnnouncesAChange() throws Exception {
    process();
    compile();

    try (WebhookRecorder recorder = WebhookRecorder.start()) {
      System.setProperty("spring.aot.enabled", "true");
      try {
        ClassPath.with(
            List.of(target.resolve("classes"), target.resolve("resources")),
            AotApplication.class,
            arguments(recorder));
      } finally {
        System.clearProperty("spring.aot.enabled");
      }

      assertThat(recorder).received("lead.created").withData("email", "aot@example.org").once();
      assertThat(recorder).receivedNothingElse();
    }
  }

  private void process() {
    new SpringApplicationAotProcessor(
            AotApplication.class,
            AbstractAotProcessor.Settings.builder()
                .sourceOutput(target.resolve("sources"))
                .resourceOutput(target.resolve("resources"))
                .classOutput(target.resolve("classes"))
                .groupId("io.webhookkit")
                .artifactId("leads")
                .build(),
            new String[] {"--spring.main.web-application-type=none"})
        .process();
  }

  private void compile() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    Files.createDirectories(target.resolve("classes"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> tree = Files.walk(target.resolve("sources"))) {
      List<Path> sources = tree.filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options =
          List.of("-proc:none", "-nowarn", "-d", target.resolve("classes").toString());
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as("%s", messages).isTrue();
    }
  }

  private static String[] arguments(WebhookRecorder recorder) {
    return new String[] {
      "--spring.main.web-application-type=none",
      "--spring.datasource.url=jdbc:h2:mem:ahead-of-time",
      "--webhooks.trusted-hosts=127.0.0.1",
      "--webhooks.endpoints.crm.url=" + recorder.url(),
      "--webhooks.endpoints.crm.secret=" + recorder.secret(),
      "--webhooks.endpoints.crm.events=lead.*"
    };
  }
}
