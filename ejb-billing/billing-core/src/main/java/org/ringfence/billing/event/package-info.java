/** What happened in billing that others want to hear of. */
@NullMarked
package org.ringfence.billing.event;

import org.jspecify.annotations.NullMarked;
