/** The gate before parsing: what comes in is judged by its source and size alone. */
@NullMarked
package org.ringfence.gate.source;

import org.jspecify.annotations.NullMarked;
