package dev.pidmap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageTest {
  @TempDir private Path folder;

  @Test
  void aPageNamesNothingOutsideItself() {
    String html = Samples.page(Samples.duplicate("s")).html();

    assertThat(html).contains("default-src 'none'");
    assertThat(Pattern.compile("(src|href)=\"(?!#|data:)").matcher(html).find()).isFalse();
    assertThat(html).doesNotContain("@import", "url(");
  }

  @Test
  void everyCallHasAnAnchorInTheOrderOfTheHistory() {
    String html = Samples.page(Samples.duplicate("s")).html();

    List<String> anchors =
        Pattern.compile("<tr id=\"([^\"]+)\"")
            .matcher(html)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(anchors).containsExactly("op-0", "op-1", "op-2", "op-3", "op-4");
  }

  @Test
  void hostileTextIsEscapedWhereverItStands() {
    String hostile = Samples.HOSTILE;
    Page page =
        new Page(Page.Tone.BAD, hostile, hostile)
            .fact(hostile, hostile)
            .text(hostile, hostile)
            .command(hostile)
            .table(
                new Table(
                    "t",
                    hostile,
                    hostile,
                    List.of(Table.Column.text(hostile)),
                    List.of(new Table.Row(true, List.of(hostile)))));
    page.history(
        new HistoryPart(
            hostile,
            hostile,
            Samples.duplicate(hostile),
            Samples.part(Samples.duplicate(hostile)).verdict()));

    String html = page.html();

    assertThat(html).doesNotContain("<script>document.title", "<b>");
    assertThat(html.split("</script>", -1)).hasSize(3);
  }

  @Test
  void aPageThatCannotBeMadeLeavesTheOldOne() throws IOException {
    Path file = folder.resolve("page.html");
    Files.writeString(file, "the old page");
    Page broken = new Page(Page.Tone.GOOD, "HELD", null);

    assertThatThrownBy(() -> broken.write(file)).isInstanceOf(RuntimeException.class);

    assertThat(file).hasContent("the old page");
    assertThat(folder.toFile().list()).containsExactly("page.html");
  }

  @Test
  void aPageThatCannotBeMovedLeavesNoOther() throws IOException {
    Path file = Files.createDirectories(folder.resolve("page.html/inside")).getParent();

    assertThatThrownBy(() -> Samples.page(Samples.pass(2)).write(file))
        .isInstanceOf(IOException.class);

    assertThat(folder.toFile().list()).containsExactly("page.html");
  }
}
