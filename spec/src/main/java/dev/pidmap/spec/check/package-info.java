/** The judgement of histories against the contract. */
package dev.pidmap.spec.check;
