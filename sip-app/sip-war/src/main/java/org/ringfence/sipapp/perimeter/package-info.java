/** The perimeter in service: fed with policies, addresses and time, and watched. */
@NullMarked
package org.ringfence.sipapp.perimeter;

import org.jspecify.annotations.NullMarked;
