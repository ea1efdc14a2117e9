package dev.holdfast.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that the API server accepts. The field stays a string in Java, so that an older
 * process can still read an object with a value that a newer version of the API knows.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface OneOf {
  /** In the order in which the documentation lists them. */
  String[] value();
}
