package dev.pidmap.properties;

import dev.pidmap.harness.Profile;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Gives each property the tries of the profile, unless the caller said how many. */
public final class ProfileTries implements LauncherSessionListener {
  private static final String TRIES = "jqwik.tries.default";

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty(TRIES) == null) {
      System.setProperty(TRIES, "" + Profile.current().choose(500, 5_000, 100_000));
    }
  }
}
