package dev.pidmap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a check writes. A report is written to the side and appears under its name when it is
 * whole; {@code latest} beside it is a link to the newest one.
 */
final class ReportFolder {
  private static final String PARTIAL = ".partial";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  private final Path base;
  private final String name;

  private ReportFolder(Path base, String name) {
    this.base = base;
    this.name = name;
  }

  /** A new folder under {@code base}; what an interrupted check left there goes. */
  static ReportFolder create(Path base, Instant now) {
    try {
      Files.createDirectories(base);
      removeLeftovers(base);
      String name = NAME.format(now);
      String free = name;
      for (int i = 2; Files.exists(base.resolve(free)); i++) {
        free = name + "-" + i;
      }
      ReportFolder folder = new ReportFolder(base, free);
      Files.createDirectories(folder.partial());
      return folder;
    } catch (IOException e) {
      throw Stop.unable("cannot write to " + base + ": " + Texts.reason(e), e);
    }
  }

  private static void removeLeftovers(Path base) throws IOException {
    List<Path> left;
    try (Stream<Path> entries = Files.list(base)) {
      left = entries.filter(e -> e.getFileName().toString().endsWith(PARTIAL)).toList();
    }
    for (Path entry : left) {
      try (Stream<Path> tree = Files.walk(entry)) {
        for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The folder while it is being filled. */
  Path partial() {
    return base.resolve(name + PARTIAL);
  }

  /** The folder under its name, once published. */
  Path path() {
    return base.resolve(name);
  }

  void write(String file, String content) {
    try {
      Files.writeString(partial().resolve(file), content);
    } catch (IOException e) {
      throw Stop.unable("cannot write " + partial().resolve(file) + ": " + Texts.reason(e), e);
    }
  }

  /** The names of the files in {@code folder} of the report, sorted. */
  List<String> files(String folder) {
    Path path = partial().resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the folder its name and points {@code latest} at it. */
  void publish() {
    try {
      Files.move(partial(), path());
      Path fresh = base.resolve("latest" + PARTIAL);
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, Path.of(name));
      Files.move(fresh, base.resolve("latest"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Stop.unable("cannot publish the report " + path() + ": " + Texts.reason(e), e);
    }
  }
}
