package io.webhookkit.testkit.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Notes what becomes of the cases of a suite; see {@link ContractOf}. */
final class ContractTable implements BeforeAllCallback, AfterAllCallback, TestWatcher {

  static final String DIRECTORY = "webhooks.contract-directory";

  private static final Pattern PROPERTY = Pattern.compile("\\{([^}]+)}");

  /** What an earlier run has noted of the same class is void, whatever becomes of this one. */
  @Override
  public void beforeAll(ExtensionContext context) {
    if (isOutermost(context)) {
      results(context).forget();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isOutermost(context)) {
      results(context).writeTable();
    }
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, "ok");
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    note(context, "FAILED");
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    note(context, skipped(Optional.ofNullable(cause).map(Throwable::getMessage)));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    note(context, skipped(reason));
  }

  private static String skipped(Optional<String> reason) {
    return "skipped: " + reason.orElse("nobody says why").replaceFirst("^Assumption failed: ", "");
  }

  /** A test that a class has beside those of its suite is its own affair. */
  private static void note(ExtensionContext context, String result) {
    Class<?> contract = context.getRequiredTestMethod().getDeclaringClass();
    if (Modifier.isAbstract(contract.getModifiers())) {
      results(context).note(contract.getSimpleName(), caseName(context), result);
    }
  }

  private static String caseName(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    String words = method.getName().replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    String name = words.toLowerCase(Locale.ROOT);
    return context.getUniqueId().contains("test-template-invocation")
        ? name + ": " + context.getDisplayName().replaceFirst("^\\[\\d+] ", "")
        : name;
  }

  private static boolean isOutermost(ExtensionContext context) {
    return context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty();
  }

  /** Returns the class that the run is about, and not one that is nested in it. */
  private static Class<?> suite(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(ContractTable::suite)
        .orElseGet(context::getRequiredTestClass);
  }

  private static ContractResults results(ExtensionContext context) {
    String directory = context.getConfigurationParameter(DIRECTORY).orElse("target");
    Class<?> suite = suite(context);
    ContractOf column = suite.getAnnotation(ContractOf.class);
    return new ContractResults(
        Path.of(directory), column == null ? "?" : filledIn(column.value(), context), suite);
  }

  private static String filledIn(String name, ExtensionContext context) {
    return PROPERTY
        .matcher(name)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    context.getConfigurationParameter(found.group(1)).orElse("?")));
  }
}
