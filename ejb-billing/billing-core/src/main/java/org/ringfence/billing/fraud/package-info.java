/** Habits of accounts, and calls that don't fit them: fraud is stopped while it is small. */
@NullMarked
package org.ringfence.billing.fraud;

import org.jspecify.annotations.NullMarked;
