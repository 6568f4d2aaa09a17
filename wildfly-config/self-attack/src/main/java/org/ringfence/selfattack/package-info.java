/** Attacks on one's own server, bounded in count and time, and a report of what stopped them (SPEC Q11). */
@NullMarked
package org.ringfence.selfattack;

import org.jspecify.annotations.NullMarked;
