/**
 * Checks of the checks: deliberately broken variants of the map (mutants), each with the check that
 * must catch it (its killer).
 *
 * <p>A mutant is a patch of the shipped sources. It is compiled into a folder of its own, which
 * then stands before the shipped classes on the class path of a fresh JVM that runs the killer,
 * unchanged. Adding one is adding an entry to the {@link dev.pidmap.mutants.Catalogue}.
 */
package dev.pidmap.mutants;
