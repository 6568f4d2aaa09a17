/** The book of money: entries, reservations and what is left. */
@NullMarked
package org.ringfence.billing.ledger;

import org.jspecify.annotations.NullMarked;
