/** Calls over SIP servlets: messages become events of a call, and its commands become messages. */
@NullMarked
package org.ringfence.sipapp.calls;

import org.jspecify.annotations.NullMarked;
