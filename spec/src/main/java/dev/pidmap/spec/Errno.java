package dev.pidmap.spec;

/** The errors of Linux that concern pid numbers, under their kernel names. */
public enum Errno {
  /** A malformed request, or a number other than 1 in a namespace that has no init yet. */
  EINVAL,
  /** The caller may not choose numbers at a level that it named. */
  EPERM,
  /** The requested number is taken. */
  EEXIST,
  /** No eligible number is free at some level. */
  EAGAIN,
  /** A namespace of the chain is closed. */
  ENOMEM,
  /** Namespaces nest no deeper. */
  ENOSPC,
  /** The pid was released before. */
  ESRCH
}
