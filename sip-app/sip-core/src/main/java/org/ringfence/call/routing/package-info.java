/** Knows who is served here and where calls and messages go: domains, users, numbers, trunks. */
@NullMarked
package org.ringfence.call.routing;

import org.jspecify.annotations.NullMarked;
