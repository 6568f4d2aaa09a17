/** Price lists by prefix, in versions that are valid from a day on. */
@NullMarked
package org.ringfence.billing.tariff;

import org.jspecify.annotations.NullMarked;
