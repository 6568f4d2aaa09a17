/** The countries that accounts register and call from (SPEC P6). */
@NullMarked
package org.ringfence.billing.geography;

import org.jspecify.annotations.NullMarked;
