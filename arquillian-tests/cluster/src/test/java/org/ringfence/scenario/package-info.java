/** The whole service from outside: a started server, phones, and its management. */
@NullMarked
package org.ringfence.scenario;

import org.jspecify.annotations.NullMarked;
