/** Who pays: accounts, their terms and their locks. */
@NullMarked
package org.ringfence.billing.account;

import org.jspecify.annotations.NullMarked;
