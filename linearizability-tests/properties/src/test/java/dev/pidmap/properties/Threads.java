package dev.pidmap.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A property of real threads, not of a sequence. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Threads {}
