/** Records what the running Linux kernel does with pid numbers, in the words of the contract. */
package dev.pidmap.kernel;
