/** The applications that the scenarios deploy: they tell what they see from within. */
@NullMarked
package org.ringfence.container.probe;

import org.jspecify.annotations.NullMarked;
