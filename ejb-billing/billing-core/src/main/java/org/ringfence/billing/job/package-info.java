/** Work that is done once for all servers, at set times. */
@NullMarked
package org.ringfence.billing.job;

import org.jspecify.annotations.NullMarked;
