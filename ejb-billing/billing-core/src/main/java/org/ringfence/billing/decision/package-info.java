/** What decides whether a call may be made, rule by rule, and the trace of each decision. */
@NullMarked
package org.ringfence.billing.decision;

import org.jspecify.annotations.NullMarked;
