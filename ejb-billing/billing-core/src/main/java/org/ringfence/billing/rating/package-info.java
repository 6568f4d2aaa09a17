/** What a talk costs: connect fee, blocks of time, price per minute. */
@NullMarked
package org.ringfence.billing.rating;

import org.jspecify.annotations.NullMarked;
