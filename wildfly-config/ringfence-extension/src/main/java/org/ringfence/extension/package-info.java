/** The subsystem {@code ringfence}: policies as typed attributes, and the operations of the console. */
@NullMarked
package org.ringfence.extension;

import org.jspecify.annotations.NullMarked;
