/** The SIP stack and servlet container as one engine that a server starts, feeds with connectors and stops. */
@NullMarked
package org.ringfence.sip.container;

import org.jspecify.annotations.NullMarked;
