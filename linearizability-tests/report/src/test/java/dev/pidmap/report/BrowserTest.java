package dev.pidmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser; skipped where there is none. */
final class BrowserTest {
  private static final String PLOT =
      "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='20'><style>.mark{fill:red}</style>"
          + "<path class='mark' d='M0 0h9v9z'/></svg>";

  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws IOException {
    Path chromium = Browser.program("chromium", "chromium-browser", "google-chrome");
    Path driver = Browser.program("chromedriver");
    if (chromium != null && driver != null) {
      browser = Browser.open(chromium, driver);
    }
  }

  /** Before each test, so that each counts as skipped. */
  @BeforeEach
  void need() {
    Assumptions.assumeTrue(browser != null, "no chromium with chromedriver on the PATH");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aPageLoadsWithoutAWordOnTheConsole() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());
    assertThat(browser.console()).isEmpty();
    assertThat(browser.count(".timeline .bar")).isEqualTo(5);
    assertThat(
            browser.evaluate(
                "document.querySelector('.bar[data-op=\"3\"] path').getBoundingClientRect().right"
                    + " >= document.querySelector('.window').getBoundingClientRect().right - 1"))
        .isEqualTo(true);

    load(Samples.page(Samples.pass(2)).html());
    assertThat(browser.console()).isEmpty();
    assertThat(browser.count(".timeline .point")).isEqualTo(5);
  }

  @Test
  void anErrorOfTheScriptAndAScriptOfOthersShowOnTheConsole() throws IOException {
    String page = Samples.page(Samples.pass(2)).html();

    load(page.replace("\"lanes\":", "\"lines\":"));
    assertThat(browser.console()).anyMatch(line -> line.contains("TypeError"));

    load(page.replace("</main>", "</main><script>document.title = 'x'</script>"));
    assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
    assertThat(browser.evaluate("document.title")).isEqualTo("NOT LINEARIZABLE · pidmap report");
  }

  @Test
  void theCallThatFailsIsSelectedAtFirst() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());

    assertThat(browser.text(".detail h4")).startsWith("op 2, process 1: allocate pid 3");
    assertThat(browser.text(".detail .why"))
        .isEqualTo(
            "✕ refused: UniqueAcrossNamespaces: number 2 of namespace 0 is held by pid 2 once op 1"
                + " has taken effect");
    assertThat(browser.text(".cell.wanted")).isEqualTo("2\np2 wanted by p3");
  }

  @Test
  void theFirstScreenNamesWhatIsBrokenAndWhyNoPlaceHelps() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());

    assertThat(browser.text("header .broken")).isEqualTo("UniqueAcrossNamespaces");
    assertThat(browser.text(".attempts tbody"))
        .isEqualTo(
            "after op 0, before op 1 op 1 UniqueAcrossNamespaces: number 2 of namespace 0 is held by"
                + " pid 3\nafter op 1 op 2 UniqueAcrossNamespaces: number 2 of namespace 0 is held"
                + " by pid 2");
    browser.click(".attempts a");
    assertThat(browser.text(".detail h4")).startsWith("op 1,");
  }

  /** On a wide window and on a narrow one. */
  @Test
  void everyLaneHasItsName() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());

    for (int width : new int[] {1280, 390}) {
      browser.size(width, 900);
      assertThat(browser.text(".names")).contains("inside the map", "process 0", "process 2");
      assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
    }
    browser.size(1280, 900);
  }

  @Test
  void ofManyNumbersThoseNearTheCallAreDrawn() throws IOException {
    load(Samples.page(Samples.manyNumbers(400)).html());

    browser.evaluate("location.hash = '#op-300'");
    assertThat(browser.text(".states .cell.changed")).startsWith("301");
    assertThat(browser.count(".states .cell")).isBetween(30, 80);
    assertThat(browser.text(".states .rest")).contains("other numbers that were used");
  }

  @Test
  void theKeyboardGoesThroughCallsAndErrors() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());

    browser.press("j");
    assertThat(browser.text(".detail h4")).startsWith("op 3,");
    browser.press("k");
    browser.press("k");
    assertThat(browser.text(".detail h4")).startsWith("op 1,");
    browser.press("k");
    assertThat(browser.text(".detail h4")).startsWith("op 0,");
    assertThat(browser.text(".detail p")).isEqualTo("Takes effect as number 1 in the order.");
    assertThat(browser.text(".states .cell.changed")).isEqualTo("1\np1");
    browser.press("n");
    assertThat(browser.text(".detail h4")).startsWith("op 1,");
    browser.press("n");
    assertThat(browser.text(".detail h4")).startsWith("op 2,");
    browser.press("p");
    assertThat(browser.text(".detail h4")).startsWith("op 1,");
    assertThat(browser.evaluate("location.hash")).isEqualTo("#op-1");
  }

  @Test
  void theButtonsDoTheSame() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());

    browser.click("[data-go=next]");
    assertThat(browser.text(".detail h4")).startsWith("op 3,");
    browser.click("[data-go=error-back]");
    assertThat(browser.text(".detail h4")).startsWith("op 2,");
    browser.click(".bar[data-op='4']");
    assertThat(browser.text(".detail h4")).startsWith("op 4,");
  }

  @Test
  void aCallIsReachedByItsAnchor() throws IOException {
    Path page = write(Samples.page(Samples.pass(2_000)).html());

    browser.load(page, "#op-3000");

    assertThat(browser.text(".detail h4")).startsWith("op 3000,");
    assertThat(browser.count(".bar.selected[data-op='3000']")).isEqualTo(1);
    assertThat(
            browser.evaluate(
                "(box => box.left >= 0 && box.right <= innerWidth && box.top >= 0"
                    + " && box.bottom <= innerHeight)"
                    + "(document.querySelector('.bar.selected').getBoundingClientRect())"))
        .isEqualTo(true);
  }

  @Test
  void tenThousandCallsAreDrawnAFewAtATime() throws IOException {
    load(Samples.page(Samples.pass(5_000)).html());

    assertThat(browser.count("table.calls tbody tr")).isEqualTo(10_000);
    for (int step = 0; step < 5; step++) {
      browser.evaluate("document.querySelector('.window').scrollLeft += 90000");
      browser.press("j");
      assertThat(browser.count(".window svg *")).isBetween(20, 400);
    }
    assertThat(browser.text(".notice")).startsWith("Notice. Cut: 10,000 of 10,001 calls");
    assertThat(browser.console()).isEmpty();
    assertThat(browser.text(".detail p")).startsWith("Takes effect as number");
  }

  @Test
  void hostileTextStaysText() throws IOException {
    String hostile = Samples.HOSTILE;
    Page page = Samples.page(Samples.duplicate(hostile)).text(hostile, hostile);

    load(page.html());

    assertThat(browser.console()).isEmpty();
    assertThat(browser.evaluate("document.title")).isEqualTo("NOT LINEARIZABLE · pidmap report");
    assertThat(browser.count("body script:not([type])")).isEqualTo(1);
    assertThat(browser.text("#texts pre")).isEqualTo(hostile);
    browser.evaluate("document.querySelector('.window').scrollLeft = 1e6");
    browser.press("k");
    assertThat(browser.evaluate("[...document.querySelectorAll('.note')].pop().textContent"))
        .isEqualTo("retire " + hostile);
  }

  @Test
  void tablesAreSortedAndFiltered() throws IOException {
    load(tables().html());

    assertThat(firstColumn()).isEqualTo(List.of("b", "a", "c"));
    browser.click("#t-table th:nth-child(2) button");
    assertThat(firstColumn()).isEqualTo(List.of("b", "c", "a"));
    assertThat(browser.count("[aria-sort=ascending]")).isEqualTo(1);
    browser.type("[data-filter=t-table]", "1,0");
    assertThat(browser.text(".filter output")).isEqualTo("1 of 3 rows");
    assertThat(browser.text("#t-table tbody tr:not([hidden])")).startsWith("a");
  }

  @Test
  void aLadderStandsAboveTheRows() throws IOException {
    load(tables().html());

    assertThat(browser.text("#ladder-t"))
        .isEqualTo("Alphabet all letters\nsome are here\nLetters three of them");
    assertThat(
            browser.evaluate(
                "getComputedStyle(document.querySelector('#ladder-t .tie'), '::before').content"))
        .isEqualTo("\"▲ \"");
    assertThat(browser.count("td.lane:not(:empty)")).isEqualTo(2);
  }

  /** Its style is inside it, which the policy of the page allows a picture. */
  @Test
  void aPlotIsAPictureInsideThePage() throws IOException {
    load(tables().html());

    assertThat(browser.console()).isEmpty();
    assertThat(browser.evaluate("document.querySelector('.plot img').naturalWidth"))
        .isEqualTo(300L);
    assertThat(browser.evaluate("document.querySelector('.plot img').alt"))
        .isEqualTo("Letters, plotted; the figures stand in the table below.");
  }

  @Test
  void printingShowsTheTables() throws IOException {
    load(Samples.page(Samples.duplicate("s")).html());
    assertThat(browser.count("details[open]")).isZero();

    browser.evaluate("dispatchEvent(new Event('beforeprint'))");

    assertThat(browser.count("details[open]")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
  void axeFindsNothing(int width, boolean dark) throws IOException {
    browser.size(width, 900);
    browser.dark(dark);
    Page page = tables().history(Samples.part(Samples.duplicate("s"))).text("a text", "words");

    load(page.html());
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");

    assertThat(browser.axe()).isEmpty();
    browser.size(1280, 900);
    browser.dark(false);
  }

  @Test
  void axeFindsAMissingLabelAndFaintText() throws IOException {
    String html = tables().html();

    load(html.replace("<label>Filter ", "<span>").replace("</label>", "</span>"));
    assertThat(browser.axe()).anyMatch(found -> found.startsWith("label: "));

    load(html);
    browser.evaluate("document.querySelector('.facts dd').style.color = '#ccc'");
    assertThat(browser.axe()).anyMatch(found -> found.startsWith("color-contrast: "));
  }

  private static Page tables() {
    return new Page(Page.Tone.GOOD, "HELD", "All is well.")
        .fact("Seconds", "12")
        .command("true")
        .table(
            new Table(
                    "t",
                    "Letters",
                    "Three of them.",
                    List.of(
                        Table.Column.text("letter"),
                        Table.Column.number("weight"),
                        Table.Column.lane("thread a")),
                    List.of(
                        new Table.Row(false, List.of("b", "2", "reads")),
                        new Table.Row(true, List.of("a", "1,000", "writes")),
                        new Table.Row(false, List.of("c", "30", ""))))
                .below(
                    List.of(
                        new Table.Rung("Alphabet", "all letters", "some are here"),
                        new Table.Rung("Letters", "three of them", "")))
                .plotted(PLOT));
  }

  private static Object firstColumn() {
    return browser.evaluate(
        "[...document.querySelectorAll('#t-table tbody th')].map(cell => cell.textContent)");
  }

  private void load(String html) throws IOException {
    browser.load(write(html), "");
  }

  private Path write(String html) throws IOException {
    return Files.writeString(folder.resolve("page.html"), html);
  }
}
