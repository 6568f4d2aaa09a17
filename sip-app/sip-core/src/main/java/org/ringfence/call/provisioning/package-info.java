/** How users, domains and trunks come to be. */
@NullMarked
package org.ringfence.call.provisioning;

import org.jspecify.annotations.NullMarked;
