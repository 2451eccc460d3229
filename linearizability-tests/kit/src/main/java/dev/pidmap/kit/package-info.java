/**
 * Tests for a pid map of your own: subclass {@link PidMapContractTest} and {@link
 * PidMapLincheckTest}, and say how a map is made.
 */
package dev.pidmap.kit;
