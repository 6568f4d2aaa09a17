/** The way in: who sends a request is found out here, and which room gets it. */
@NullMarked
package org.ringfence.sipapp.entry;

import org.jspecify.annotations.NullMarked;
