/** Passes on requests that are not calls from user to user (RFC 3261 section 16). */
@NullMarked
package org.ringfence.sipapp.relay;

import org.jspecify.annotations.NullMarked;
