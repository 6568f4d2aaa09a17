/** Labelled months of traffic, and what the detectors of fraud make of them. */
@NullMarked
package org.ringfence.load.fraud;

import org.jspecify.annotations.NullMarked;
