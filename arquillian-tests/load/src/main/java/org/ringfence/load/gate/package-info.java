/** What the decisions of the gate cost that every datagram passes. */
@NullMarked
package org.ringfence.load.gate;

import org.jspecify.annotations.NullMarked;
