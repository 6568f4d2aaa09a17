/** The perimeter: gates, evidence and bans put together. */
@NullMarked
package org.ringfence.gate;

import org.jspecify.annotations.NullMarked;
