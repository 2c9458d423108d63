package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.contract.receiving.ReceivingContract;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** A server of Spring Framework alone. The build runs it with no jar of Spring Boot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContractOf("Spring without Boot")
class WithoutBootBareTest extends ReceivingContract {

  private final ReceivingSettings settings = ReceivingSettings.start();
  private final AnnotationConfigWebApplicationContext spring =
      new AnnotationConfigWebApplicationContext();
  private final Tomcat tomcat = new Tomcat();

  @BeforeAll
  void run(@TempDir Path folder) throws Exception {
    spring.getEnvironment().setActiveProfiles("receiving");
    spring.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("around", settings));
    spring.register(WithoutBootApplication.class);
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("connectionTimeout", "4000");
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    // As in Spring Boot: Tomcat's own page for what it refuses itself would show a stack trace.
    ((StandardHost) tomcat.getHost()).setErrorReportValveClass("");
    Context context = tomcat.addContext("", folder.toString());
    Wrapper servlet = Tomcat.addServlet(context, "spring", new DispatcherServlet(spring));
    servlet.setLoadOnStartup(1);
    servlet.addMapping("/");
    tomcat.start();
  }

  @AfterAll
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    settings.stop();
  }

  @Test
  void noJarOfSpringBootIsThere() {
    assertThat(
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).getFileName().toString()))
        .noneMatch(jar -> jar.startsWith("spring-boot"))
        .anyMatch(jar -> jar.startsWith("spring-context"));
  }

  @Override
  protected ReceivingSettings settings() {
    return settings;
  }

  @Override
  protected ReceivingApp app() {
    return new LeadServer(
        "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/webhooks",
        spring.getBean(LeadService.class),
        spring.getBean(Webhooks.class));
  }
}
