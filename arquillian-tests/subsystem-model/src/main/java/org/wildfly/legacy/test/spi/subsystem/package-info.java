/** What the test framework needs to load. */
@org.jspecify.annotations.NullMarked
package org.wildfly.legacy.test.spi.subsystem;
