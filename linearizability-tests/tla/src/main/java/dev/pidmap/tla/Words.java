package dev.pidmap.tla;

import java.util.Map;

/** The values of the modules in the words of the project. */
final class Words {
  private static final Map<String, String> WORDS =
      Map.of(
          "<<\"free\">>", "FREE",
          "<<\"spent\", <<(-?\\d+), (\\d+)>>>>", "SPENT($1.$2)",
          "<<\"absent\", <<(-?\\d+), (\\d+)>>>>", "ABSENT($1.$2)",
          "<<\"range\", (\\d+)>>", "range $1",
          "<<\"pid\", <<\"(\\w+)\", (\\d+), (\\d+)>>>>", "pid $1$2");

  private Words() {}

  static String of(String value) {
    String text = value;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      text = text.replaceAll(word.getKey(), word.getValue());
    }
    return text.replaceAll("<<\"(\\w+)\", (\\d+)(, \\d+)?>>", "$1$2").replace("\"", "");
  }
}
