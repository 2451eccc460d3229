/** The command line behind {@code ./pidmap}: its commands, its reports and its exit codes. */
package dev.pidmap.cli;
