/** What an account may spend and talk within a day and a month, and what it has (SPEC F9 to F29). */
@NullMarked
package org.ringfence.billing.spending;

import org.jspecify.annotations.NullMarked;
