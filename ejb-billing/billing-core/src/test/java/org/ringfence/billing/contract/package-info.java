/**
 * What every adapter of billing's ports does. A test class implements a contract and hands over its stores; each call
 * of a store is one committed step. The stores need not be empty: contracts make names and ids of their own.
 */
@NullMarked
package org.ringfence.billing.contract;

import org.jspecify.annotations.NullMarked;
