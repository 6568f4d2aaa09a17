/** Says that the service is in service: in the log, on a page, to health probes. */
@NullMarked
package org.ringfence.portal.status;

import org.jspecify.annotations.NullMarked;
