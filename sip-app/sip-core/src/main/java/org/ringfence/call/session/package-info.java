/** The life of one call as a pure function: what happened goes in, what is to be done comes out. */
@NullMarked
package org.ringfence.call.session;

import org.jspecify.annotations.NullMarked;
