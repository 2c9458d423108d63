package io.webhookkit.testkit.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says what a class runs a suite of this package on, such as an adapter. What becomes of each case
 * is then noted in a table, {@code contract.md}: a row for each case, a column for each value of
 * this annotation. It is in the directory that the system property {@code
 * webhooks.contract-directory} names, else in {@code target}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ContractTable.class)
public @interface ContractOf {

  /**
   * Returns the name of the column. Several classes may share one. What is in braces is the name of
   * a system property, whose value takes its place: such as the version that a class runs with.
   */
  String value();
}
