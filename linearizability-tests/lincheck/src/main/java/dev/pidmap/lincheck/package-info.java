/**
 * Small concurrent programs on a pid map, run by Lincheck in every interleaving it can reach and
 * judged against the contract.
 */
package dev.pidmap.lincheck;
