/** Records of calls that are passed on to another system. */
@NullMarked
package org.ringfence.sipapp.records;

import org.jspecify.annotations.NullMarked;
