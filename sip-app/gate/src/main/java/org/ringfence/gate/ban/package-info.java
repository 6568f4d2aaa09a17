/** Bans: what they name, how long they last, why they stand, and the look-up that every datagram passes. */
@NullMarked
package org.ringfence.gate.ban;

import org.jspecify.annotations.NullMarked;
