/** What sources did, what proves them, and what follows from it. */
@NullMarked
package org.ringfence.gate.evidence;

import org.jspecify.annotations.NullMarked;
