/** Judges parsed requests before they cost a transaction: their form, and pings of this server. */
@NullMarked
package org.ringfence.gate.message;

import org.jspecify.annotations.NullMarked;
