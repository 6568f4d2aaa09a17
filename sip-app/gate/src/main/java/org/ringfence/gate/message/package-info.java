/** Judges parsed requests before they cost a transaction: their form, pings, and strangers. */
@NullMarked
package org.ringfence.gate.message;

import org.jspecify.annotations.NullMarked;
