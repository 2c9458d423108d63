package io.webhookkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Cuts the code into its packages; the facade, which assembles them, belongs to none. */
record PackagesButTheFacade(DescribedPredicate<JavaClass> facade) implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    return facade.test(type) || !type.getPackageName().startsWith("io.webhookkit")
        ? SliceIdentifier.ignore()
        : SliceIdentifier.of(type.getPackageName());
  }

  @Override
  public String getDescription() {
    return "packages without the facade";
  }
}
