/** The rules behind the four verbs: pricing, reserving, settling, cleaning up. */
@NullMarked
package org.ringfence.billing.credit;

import org.jspecify.annotations.NullMarked;
