package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from JUnit XML files. */
final class TestReportsTest {
  @TempDir private Path folder;

  @Test
  void everyOutcomeIsCountedUnderItsTopLevelClass() throws IOException {
    write(
        "TEST-a.xml",
        """
        <testsuite>
          <testcase classname="p.ATest" name="holds"/>
          <testcase classname="p.ATest$Nested" name="holds too"/>
          <testcase classname="p.ATest" name="breaks"><failure message="m">boom at X</failure></testcase>
          <testcase classname="p.BTest" name="throws"><error message="only this"/></testcase>
          <testcase classname="p.BTest" name="cannot"><skipped/></testcase>
        </testsuite>
        """);

    TestReports reports = TestReports.read(folder);

    assertThat(reports.classes())
        .isEqualTo(Map.of("p.ATest", new Tally(2, 1, 0), "p.BTest", new Tally(0, 1, 1)));
    assertThat(reports.failures())
        .containsExactly(
            new TestReports.Failure("p.ATest.breaks", "boom at X"),
            new TestReports.Failure("p.BTest.throws", "only this"));
    assertThat(reports.tally()).hasToString("2 passed, 2 failed, 1 skipped");
  }

  @Test
  void aClassWithoutItsPackageIsTheOneOfTheSuite() throws IOException {
    write(
        "TEST-a.xml",
        "<testsuite name='p.AProperties'><testcase classname='AProperties' name='x'/></testsuite>");
    assertThat(TestReports.read(folder).classes()).containsOnlyKeys("p.AProperties");
  }

  @Test
  void noFolderMeansNoTests() {
    assertThat(TestReports.read(folder.resolve("none")).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void otherFilesAreNoReports() throws IOException {
    write("notes.xml", "<testsuite><testcase classname='p.ATest' name='x'/></testsuite>");
    assertThat(TestReports.read(folder).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void aReportCutShortIsNotPassedOver() throws IOException {
    write("TEST-a.xml", "<testsuite><testcase classname='p.ATest' name='x'/>");
    assertThatThrownBy(() -> TestReports.read(folder))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("TEST-a.xml is not whole");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
