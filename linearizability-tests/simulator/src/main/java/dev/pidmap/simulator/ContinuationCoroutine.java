package dev.pidmap.simulator;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A coroutine on the continuations that virtual threads are made of (JDK 21 and later). They are
 * internal to the JDK, so the JVM has to be told {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
final class ContinuationCoroutine extends Coroutine {
  private static final Object SCOPE;
  private static final MethodHandle MAKE;
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;

  static {
    Object scope = null;
    MethodHandle make = null;
    MethodHandle run = null;
    MethodHandle yield = null;
    if (Runtime.version().feature() >= 21) {
      try {
        Class<?> scopeClass = Class.forName("jdk.internal.vm.ContinuationScope");
        Class<?> type = Class.forName("jdk.internal.vm.Continuation");
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        scope = scopeClass.getConstructor(String.class).newInstance("simulator");
        make =
            lookup
                .findConstructor(
                    type, MethodType.methodType(void.class, scopeClass, Runnable.class))
                .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
        run =
            lookup
                .findVirtual(type, "run", MethodType.methodType(void.class))
                .asType(MethodType.methodType(void.class, Object.class));
        yield =
            lookup
                .findStatic(type, "yield", MethodType.methodType(boolean.class, scopeClass))
                .asType(MethodType.methodType(boolean.class, Object.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(
            new IllegalStateException(
                "run the JVM with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED", e));
      }
    }
    SCOPE = scope;
    MAKE = make;
    RUN = run;
    YIELD = yield;
  }

  private final Object continuation;

  ContinuationCoroutine(Runnable body) {
    try {
      continuation = (Object) MAKE.invokeExact(SCOPE, body);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isSupported() {
    return SCOPE != null;
  }

  @Override
  void resume() {
    try {
      RUN.invokeExact(continuation);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails where a native frame is in the way, for example while a class is initialized. */
  @Override
  void suspend() {
    try {
      boolean ignored = (boolean) YIELD.invokeExact(SCOPE);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing holds on to it. */
  @Override
  void drop() {}
}
