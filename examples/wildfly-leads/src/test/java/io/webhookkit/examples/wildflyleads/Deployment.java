package io.webhookkit.examples.wildflyleads;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The application in a server's deployment directory, where files beside it tell the server what to
 * do, and the tests what was done.
 */
final class Deployment {

  private static final Path WAR = Path.of(System.getProperty("wildfly.war"));

  private final WildFly server;
  private final Path war;

  private Deployment(WildFly server) {
    this.server = server;
    this.war = server.deployments().resolve(WAR.getFileName());
  }

  /** Deploys the application, with further classes. */
  static Deployment of(WildFly server, Class<?>... more) throws IOException {
    Deployment deployment = new Deployment(server);
    Path draft = Files.copy(WAR, WAR.resolveSibling("with-tests.war"), REPLACE_EXISTING);
    try (FileSystem inside = FileSystems.newFileSystem(draft)) {
      for (Class<?> type : more) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream compiled = type.getClassLoader().getResourceAsStream(file)) {
          Files.copy(compiled, inside.getPath("WEB-INF", "classes", file));
        }
      }
    }
    Files.move(draft, deployment.war);
    deployment.deploy();
    return deployment;
  }

  /** Deploys it, or deploys it anew, and waits until it runs. */
  void deploy() throws IOException {
    Files.deleteIfExists(marker("deployed"));
    Files.createFile(marker("dodeploy"));
    server.await("the application is deployed", () -> is("deployed") || is("failed"));
    if (is("failed")) {
      throw server.failure("The application can't be deployed: " + reason());
    }
  }

  /** Takes it out, and waits until it has ended. */
  void undeploy() throws IOException {
    Files.delete(marker("deployed"));
    server.await("the application is undeployed", () -> is("undeployed"));
  }

  private String reason() throws IOException {
    return Files.readString(marker("failed"));
  }

  private boolean is(String state) {
    return Files.exists(marker(state));
  }

  private Path marker(String state) {
    return war.resolveSibling(war.getFileName() + "." + state);
  }
}
