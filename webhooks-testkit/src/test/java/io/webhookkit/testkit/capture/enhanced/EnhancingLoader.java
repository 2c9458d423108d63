package io.webhookkit.testkit.capture.enhanced;

import static org.hibernate.bytecode.internal.BytecodeProviderInitiator.buildDefaultBytecodeProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;

/** Loads entity classes as Hibernate's build plugins would have left them. */
final class EnhancingLoader extends ClassLoader {

  private final Enhancer enhancer =
      buildDefaultBytecodeProvider().getEnhancer(new DefaultEnhancementContext());
  private final Set<String> enhanced;

  EnhancingLoader(Class<?>... entities) {
    super(EnhancingLoader.class.getClassLoader());
    enhanced = Arrays.stream(entities).map(Class::getName).collect(Collectors.toSet());
  }

  /** Returns the enhanced class in place of the compiled one. */
  Class<?> enhanced(Class<?> entity) {
    try {
      return loadClass(entity.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes an entity with the class's one constructor of that many arguments. */
  Object make(Class<?> entity, Object... arguments) {
    try {
      return Arrays.stream(enhanced(entity).getConstructors())
          .filter(constructor -> constructor.getParameterCount() == arguments.length)
          .findFirst()
          .orElseThrow()
          .newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null || !enhanced.contains(name)) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      byte[] bytes = enhancer.enhance(name, compiled(name));
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte[] compiled(String name) {
    try (InputStream file =
        Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
