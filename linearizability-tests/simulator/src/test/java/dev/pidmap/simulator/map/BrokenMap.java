package dev.pidmap.simulator.map;

import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.simulator.Edited;
import dev.pidmap.simulator.instrument.Hearing;
import java.io.IOException;
import java.nio.file.Path;

/** The map with one edit of its source. */
final class BrokenMap {
  private static final Path SOURCES = Path.of("../../impl/java/src/main/java/dev/pidmap/percpu");

  private BrokenMap() {}

  /** The map with {@code from}, which is in {@code file} once, replaced by {@code to}. */
  static Maps with(Hearing hearing, Path folder, String file, String from, String to)
      throws IOException {
    Edited.compile(SOURCES, PerCpuPidMap.class, folder, file, from, to);
    return Maps.hearing(hearing, folder);
  }
}
