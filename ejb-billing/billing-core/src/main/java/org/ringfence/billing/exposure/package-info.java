/** What an account can cost at worst, from its lines, prices and limits (SPEC Q2). */
@NullMarked
package org.ringfence.billing.exposure;

import org.jspecify.annotations.NullMarked;
