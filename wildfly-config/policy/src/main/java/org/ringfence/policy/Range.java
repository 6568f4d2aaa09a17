package org.ringfence.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bounds of a number or of a duration, as the console shows them; the record refuses what lies beyond. Durations are
 * in seconds, or in milliseconds where their default is below a second.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** The least value that is ever taken. */
    int least();

    /** The most that is ever taken. */
    int most();
}
