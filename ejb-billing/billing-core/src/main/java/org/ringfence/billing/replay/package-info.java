/** What a proposed limit would have done to calls of the past (SPEC Q8). */
@NullMarked
package org.ringfence.billing.replay;

import org.jspecify.annotations.NullMarked;
