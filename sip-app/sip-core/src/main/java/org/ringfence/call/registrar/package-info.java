/** Keeps where users can be reached (RFC 3261 section 10): memory first, written behind to a store. */
@NullMarked
package org.ringfence.call.registrar;

import org.jspecify.annotations.NullMarked;
