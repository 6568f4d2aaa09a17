/** Minutes that owners have paid in advance: which calls they cover, and how many are left. */
@NullMarked
package org.ringfence.billing.packages;

import org.jspecify.annotations.NullMarked;
