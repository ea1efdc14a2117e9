package dev.holdfast.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list whose entries are told apart by one field ({@code x-kubernetes-list-type: map}), so that
 * several writers can each own their entry.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface KeyedBy {
  /** Name of the field; it must be required. */
  String value();
}
