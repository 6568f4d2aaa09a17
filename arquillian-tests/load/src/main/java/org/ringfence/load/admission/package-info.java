/** How many calls the book of money admits and settles. */
@NullMarked
package org.ringfence.load.admission;

import org.jspecify.annotations.NullMarked;
