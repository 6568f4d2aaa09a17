/** Says that the service is in service: in the log and on a page. */
@NullMarked
package org.ringfence.portal.status;

import org.jspecify.annotations.NullMarked;
