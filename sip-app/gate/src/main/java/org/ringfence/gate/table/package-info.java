/** Bounded, lock-free tables that remember one number for each of very many sources. */
@NullMarked
package org.ringfence.gate.table;

import org.jspecify.annotations.NullMarked;
