/** The subsystem {@code sip}: its management model, its services, and the deployment of SIP servlets. */
@NullMarked
package org.ringfence.sip.extension;

import org.jspecify.annotations.NullMarked;
