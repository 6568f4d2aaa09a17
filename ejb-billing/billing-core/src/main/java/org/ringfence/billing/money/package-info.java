/** Amounts, prices per minute and the one place that rounds. */
@NullMarked
package org.ringfence.billing.money;

import org.jspecify.annotations.NullMarked;
