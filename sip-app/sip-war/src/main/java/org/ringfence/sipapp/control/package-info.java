/** What administrators ask of the running application from the console. */
@NullMarked
package org.ringfence.sipapp.control;

import org.jspecify.annotations.NullMarked;
