/** Maps REGISTER requests to the registrar. */
@NullMarked
package org.ringfence.sipapp.registration;

import org.jspecify.annotations.NullMarked;
