/** The far end of the demo trunk: a small answering machine of numbers, so that one phone is enough to try calls. */
@NullMarked
package org.ringfence.sipapp.demo;

import org.jspecify.annotations.NullMarked;
