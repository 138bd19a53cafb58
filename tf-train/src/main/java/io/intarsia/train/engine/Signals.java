package io.intarsia.train.engine;

import java.lang.reflect.Proxy;

/**
 * The signals of the operating system, through {@code sun.misc.Signal} of the module {@code
 * jdk.unsupported}, which is the only way to them in Java 17. By reflection, because the compiler
 * warns at each mention of it and the warning cannot be switched off.
 */
final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /**
   * Calls the action, in a thread of its own, each time the signal comes.
   *
   * @return what puts the former effect of the signal back
   */
  static Runnable handle(String name, Runnable action) {
    try {
      Class<?> type = Class.forName(HANDLER);
      Object handler =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Object former = install(name, handler);
      return () -> put(name, former);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot handle signal " + name, e);
    }
  }

  private static void put(String name, Object handler) {
    try {
      install(name, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot handle signal " + name, e);
    }
  }

  /** Gives the signal back its usual effect: it ends the process. */
  static void restore(String name) {
    try {
      install(name, Class.forName(HANDLER).getField("SIG_DFL").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot restore signal " + name, e);
    }
  }

  private static Object install(String name, Object handler) throws ReflectiveOperationException {
    return Class.forName(SIGNAL)
        .getMethod("handle", Class.forName(SIGNAL), Class.forName(HANDLER))
        .invoke(null, signal(name), handler);
  }

  private static Object signal(String name) throws ReflectiveOperationException {
    return Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
  }
}
