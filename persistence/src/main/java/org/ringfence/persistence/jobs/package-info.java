/** Jobs of all servers, kept in the common database by Quartz. */
@NullMarked
package org.ringfence.persistence.jobs;

import org.jspecify.annotations.NullMarked;
