package dev.pidmap.kit;

import dev.pidmap.spec.history.HistoryException;
import dev.pidmap.spec.history.Vector;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The conformance vectors that are packed into this jar. */
final class Vectors {
  private Vectors() {}

  /** All of them, by name. */
  static List<Vector> all() throws IOException, HistoryException {
    try {
      URI folder = Vectors.class.getResource("vectors").toURI();
      if (!folder.getScheme().equals("jar")) {
        return in(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return in(jar.provider().getPath(folder));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<Vector> in(Path folder) throws IOException, HistoryException {
    List<Vector> vectors = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        vectors.add(Vector.read(file));
      }
    }
    return vectors;
  }
}
