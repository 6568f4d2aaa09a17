/** Phones for tests: they send and receive real SIP, keep every message, and never sleep. */
@NullMarked
package org.ringfence.sipclient;

import org.jspecify.annotations.NullMarked;
