/** Limits as types of their own, apart from what is used of them. */
@NullMarked
package org.ringfence.billing.limits;

import org.jspecify.annotations.NullMarked;
