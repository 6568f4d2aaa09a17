/** What becomes of users as time goes by: weak and old passwords, and accounts that nobody uses. */
@NullMarked
package org.ringfence.call.upkeep;

import org.jspecify.annotations.NullMarked;
