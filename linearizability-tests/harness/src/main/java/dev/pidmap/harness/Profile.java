package dev.pidmap.harness;

import java.util.Locale;

/** How far a run goes. Chosen by the system property {@code pidmap.profile}. */
public enum Profile {
  /** Minutes on two cores; what a commit waits for. */
  QUICK,
  /** A quarter of an hour. */
  STANDARD,
  /** Hours. */
  DEEP;

  /** The profile of this run; {@link #QUICK} unless the property says otherwise. */
  public static Profile current() {
    return valueOf(System.getProperty("pidmap.profile", "quick").toUpperCase(Locale.ROOT));
  }

  /** The one of three bounds that belongs to this profile. */
  public int choose(int quick, int standard, int deep) {
    return switch (this) {
      case QUICK -> quick;
      case STANDARD -> standard;
      case DEEP -> deep;
    };
  }
}
