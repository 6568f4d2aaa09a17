/** What finding the price of a number costs. */
@NullMarked
package org.ringfence.load.tariff;

import org.jspecify.annotations.NullMarked;
