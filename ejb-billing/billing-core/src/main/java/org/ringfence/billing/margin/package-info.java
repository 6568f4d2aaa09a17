/** What carriers charge for calls, and whether a call earns anything (SPEC G2, P8). */
@NullMarked
package org.ringfence.billing.margin;

import org.jspecify.annotations.NullMarked;
