package dev.pidmap.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report: one HTML file that loads nothing. What failed comes first, then the texts and the
 * tables, then the histories that did not fail.
 */
public final class Page {
  private static final Template TEMPLATE =
      Mustache.compiler()
          .strictSections(true)
          .withLoader(name -> new StringReader(Resources.template(name)))
          .compile(Resources.template("page"));

  private final Tone tone;
  private final String word;
  private final String sentence;
  private String broken = "";
  private final List<Map<String, Object>> facts = new ArrayList<>();
  private final List<HistoryPart> histories = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Map<String, Object>> openings = new ArrayList<>();
  private final List<Map<String, Object>> texts = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();

  /** How the verdict looks; the word says the same. */
  public enum Tone {
    GOOD,
    BAD,
    OPEN
  }

  /**
   * A page with nothing but a verdict.
   *
   * @param word the verdict in a word or two
   * @param sentence the verdict in one sentence
   */
  public Page(Tone tone, String word, String sentence) {
    this.tone = tone;
    this.word = word;
    this.sentence = sentence;
  }

  /** The name of what is broken, beside the verdict. */
  public Page broken(String name) {
    broken = name;
    return this;
  }

  /** A short fact under the verdict. */
  public Page fact(String name, String value) {
    facts.add(Map.of("name", name, "value", value));
    return this;
  }

  /** What to know before anything else: a sentence, and a text as it is. */
  public Page opening(String title, String words, String content) {
    openings.add(Map.of("title", title, "words", words, "content", content));
    return this;
  }

  public Page history(HistoryPart part) {
    histories.add(part);
    return this;
  }

  public Page table(Table table) {
    tables.add(table);
    return this;
  }

  /** A text of another tool, as it is. */
  public Page text(String title, String content) {
    texts.add(Map.of("title", title, "content", content));
    return this;
  }

  /** A command that repeats it. */
  public Page command(String line) {
    commands.add(line);
    return this;
  }

  public String html() {
    String style = Resources.style();
    String script = Resources.script();
    Map<String, Object> view = new HashMap<>();
    view.put("tone", tone.name().toLowerCase(java.util.Locale.ROOT));
    view.put("word", word);
    // An arrow stays with what it joins.
    view.put("sentence", sentence.replace(" → ", "\u00a0→\u00a0"));
    view.put("broken", broken);
    view.put("has_broken", !broken.isEmpty());
    view.put("facts", facts);
    List<Map<String, Object>> parts = new ArrayList<>();
    for (HistoryPart part : histories) {
      Map<String, Object> section = part.view(parts.size() + 1);
      section.put("told", part.sentence().equals(sentence));
      parts.add(section);
    }
    Map<Boolean, List<Map<String, Object>>> byFailure =
        parts.stream().collect(Collectors.partitioningBy(part -> (boolean) part.get("failed")));
    view.put("failures", byFailure.get(true));
    view.put("others", byFailure.get(false));
    view.put("tables", tables);
    view.put("openings", openings);
    view.put("texts", texts);
    view.put("has_texts", !texts.isEmpty());
    view.put("commands", commands);
    view.put("style", style);
    view.put("style_hash", hash(style));
    view.put("script", script);
    view.put("script_hash", hash(script));
    return TEMPLATE.execute(view);
  }

  /** Writes it beside {@code file} and moves it there when it is whole. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    String html = html();
    Files.createDirectories(folder);
    Path side = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(side, html);
      Files.move(side, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(side);
    }
  }

  /** The page runs this script and no other: its policy names it by its hash. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
