/** All ports of billing kept in memory, for tests of every room and for simulations. */
@NullMarked
package org.ringfence.billing.memory;

import org.jspecify.annotations.NullMarked;
