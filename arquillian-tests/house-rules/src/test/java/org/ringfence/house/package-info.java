/** The rules of the house, checked over all rooms. */
package org.ringfence.house;
