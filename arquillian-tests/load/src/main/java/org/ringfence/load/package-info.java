/** A load generator for SIP over UDP on loopback, bounded in rate and time. */
@NullMarked
package org.ringfence.load;

import org.jspecify.annotations.NullMarked;
