/** Other prices for calls that are over: a new version of what they cost, beside the record, which stays as it is. */
@NullMarked
package org.ringfence.billing.rerating;

import org.jspecify.annotations.NullMarked;
