package dev.pidmap.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the page is made of. */
final class Resources {
  private static final String TABLESORT = "/META-INF/resources/webjars/tablesort/5.2.0/";

  private Resources() {}

  static String template(String name) {
    return read(name + ".mustache");
  }

  static String style() {
    return read("page.css");
  }

  /** The scripts of the page, ours after those they use; the licence of those stays with them. */
  static String script() {
    return String.join(
        "\n",
        "/* Tablesort:\n" + read(TABLESORT + "LICENCE") + "*/",
        read(TABLESORT + "src/tablesort.js"),
        read(TABLESORT + "src/sorts/tablesort.number.js"),
        read("state.js"),
        read("timeline.js"),
        read("page.js"));
  }

  private static String read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
