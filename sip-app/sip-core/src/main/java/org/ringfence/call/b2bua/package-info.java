/** Runs calls: feeds their events one at a time, carries out what follows, and knows which calls there are. */
@NullMarked
package org.ringfence.call.b2bua;

import org.jspecify.annotations.NullMarked;
