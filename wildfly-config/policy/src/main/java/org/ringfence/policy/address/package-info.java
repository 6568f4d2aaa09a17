/** Addresses and ranges of them, as 128 bits with IPv4 mapped into IPv6. */
@NullMarked
package org.ringfence.policy.address;

import org.jspecify.annotations.NullMarked;
