/** What a port is checked by: vectors, the C port, the tables of its orderings. */
package dev.pidmap.port;
