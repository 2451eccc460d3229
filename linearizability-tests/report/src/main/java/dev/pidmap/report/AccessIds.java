package dev.pidmap.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ids of the atomic accesses, as the sources of the map give them: each stands in the comment
 * of the accessor that performs it. By {@code Class.method}.
 */
public record AccessIds(Map<String, String> byAccessor) {
  private static final Pattern ACCESSOR =
      Pattern.compile(
          "/\\*\\* ([A-Z]\\d+)\\.(?:[^*]|\\*(?!/))*\\*/\\s+(?:@[^\\n]+\\s+)*(?:[\\w<>\\[\\], ]+ )?(\\w+)\\(");

  public AccessIds {
    byAccessor = Map.copyOf(byAccessor);
  }

  /** Reads them from the classes in {@code folder}; none where there is no such folder. */
  public static AccessIds of(Path folder) throws IOException {
    Map<String, String> ids = new HashMap<>();
    if (Files.isDirectory(folder)) {
      List<Path> sources;
      try (Stream<Path> files = Files.list(folder)) {
        sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      }
      for (Path source : sources) {
        String type = source.getFileName().toString().replace(".java", "");
        Matcher accessor = ACCESSOR.matcher(Files.readString(source));
        while (accessor.find()) {
          ids.put(type + "." + accessor.group(2), accessor.group(1));
        }
      }
    }
    return new AccessIds(ids);
  }

  /** The id of the access in {@code accessor}, or empty. */
  String of(String accessor) {
    return byAccessor.getOrDefault(accessor, "");
  }
}
