/** What an operator has to hear of: bans, locks, guesses, weak passwords; kept in a store and passed on. */
@NullMarked
package org.ringfence.call.security;

import org.jspecify.annotations.NullMarked;
