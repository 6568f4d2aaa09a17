/** What numbers are: dial plans that make them international, classes that tell what they may cost, and where calls may go. */
@NullMarked
package org.ringfence.billing.number;

import org.jspecify.annotations.NullMarked;
