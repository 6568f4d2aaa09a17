/** A subsystem on a management model of its own, for the tests of extensions. */
@NullMarked
package org.ringfence.model;

import org.jspecify.annotations.NullMarked;
