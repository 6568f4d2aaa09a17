/** Call detail records: one for each attempt to call. */
@NullMarked
package org.ringfence.billing.cdr;

import org.jspecify.annotations.NullMarked;
