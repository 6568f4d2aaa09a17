/** Security events of this server: taken from those who see them, stored, and passed on. */
@NullMarked
package org.ringfence.sipapp.security;

import org.jspecify.annotations.NullMarked;
