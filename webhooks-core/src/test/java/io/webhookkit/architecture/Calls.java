package io.webhookkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/** Calls that the walls forbid. */
final class Calls {

  /** System.nanoTime() is no clock: it measures how long something takes. */
  static final DescribedPredicate<JavaMethodCall> READS_THE_SYSTEM_CLOCK =
      DescribedPredicate.describe(
          "the target reads the system's clock", call -> readsTheClock(call.getTarget()));

  private Calls() {}

  private static boolean readsTheClock(AccessTarget.MethodCallTarget target) {
    boolean now =
        target.getOwner().getPackageName().equals("java.time")
            && target.getName().equals("now")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.getName().equals("java.time.Clock"));
    return now || target.getFullName().equals("java.lang.System.currentTimeMillis()");
  }
}
