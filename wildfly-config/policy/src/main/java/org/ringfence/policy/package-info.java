/** What can be configured while the service runs: one immutable record for each policy, and where to find them. */
@NullMarked
package org.ringfence.policy;

import org.jspecify.annotations.NullMarked;
