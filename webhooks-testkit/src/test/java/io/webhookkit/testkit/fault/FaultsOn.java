package io.webhookkit.testkit.fault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Says what a class tries faults on. Each of its cases is a row of {@code faults.md}. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(FaultTable.class)
@interface FaultsOn {

  /** Returns its name, such as that of a database. */
  String value();
}
