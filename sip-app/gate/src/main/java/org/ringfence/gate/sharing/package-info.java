/** Bans that all nodes share and that outlive a restart; the look-up of bans never comes here. */
@NullMarked
package org.ringfence.gate.sharing;

import org.jspecify.annotations.NullMarked;
