/** The four verbs by which calls get, keep and give back money and lines. */
@NullMarked
package org.ringfence.billing.admission;

import org.jspecify.annotations.NullMarked;
