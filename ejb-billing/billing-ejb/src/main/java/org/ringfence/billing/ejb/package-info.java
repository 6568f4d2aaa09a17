/** The billing core at work in the server: its beans, timers and events. */
@NullMarked
package org.ringfence.billing.ejb;

import org.jspecify.annotations.NullMarked;
