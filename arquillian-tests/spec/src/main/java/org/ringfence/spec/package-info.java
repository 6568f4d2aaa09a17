/** Ties tests to the rows of the specification, and shows which rows are proven. */
package org.ringfence.spec;
