/** Scenarios of the SIP container: SIP servlets deployed on a real server and driven by real SIP. */
@NullMarked
package org.ringfence.container;

import org.jspecify.annotations.NullMarked;
