/** What keeps a server in the foreground of the build that started it. */
@NullMarked
package org.ringfence.server;

import org.jspecify.annotations.NullMarked;
