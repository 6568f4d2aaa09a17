/** What an application implements to see SIP traffic before it costs anything: gates before and after parsing. */
@NullMarked
package org.ringfence.sip.spi;

import org.jspecify.annotations.NullMarked;
