/** Keeps what the ports of billing and SIP core hand over, in H2 or PostgreSQL. */
@NullMarked
package org.ringfence.persistence;

import org.jspecify.annotations.NullMarked;
