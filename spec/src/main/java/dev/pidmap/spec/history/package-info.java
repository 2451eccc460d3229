/** Recorded histories of a pid map: the types, the file format, and a recorder. */
package dev.pidmap.spec.history;
