/** Tells who sends a request by digest (RFC 7616, RFC 8760): nonces without state, replay window, three outcomes. */
@NullMarked
package org.ringfence.call.auth;

import org.jspecify.annotations.NullMarked;
