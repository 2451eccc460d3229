package dev.pidmap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the JUnit XML files of a folder say.
 *
 * @param classes counts by top-level test class
 * @param failures the failed tests, in the order of the files
 */
record TestReports(Map<String, Tally> classes, List<Failure> failures) {

  /**
   * A failed test.
   *
   * @param text its message and stack trace
   */
  record Failure(String test, String text) {}

  /** Reads {@code TEST-*.xml} of {@code folder}; none when there is no such folder. */
  static TestReports read(Path folder) {
    TestReports reports = new TestReports(new TreeMap<>(), new ArrayList<>());
    if (!Files.isDirectory(folder)) {
      return reports;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(TestReports::isReport).sorted().toList()) {
        reports.add(file);
      }
    } catch (IOException e) {
      throw Stop.unable("cannot read " + folder + ": " + Texts.reason(e), e);
    }
    return reports;
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  private void add(Path file) throws IOException {
    NodeList cases;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      cases = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("testcase");
    } catch (SAXException | ParserConfigurationException e) {
      throw Stop.unable(
          file + " is not whole; the JVM that wrote it was stopped: " + e.getMessage(), e);
    }
    for (int i = 0; i < cases.getLength(); i++) {
      Element testCase = (Element) cases.item(i);
      String className = className(testCase);
      Element failure = child(testCase, "failure");
      if (failure == null) {
        failure = child(testCase, "error");
      }
      Tally one =
          failure != null
              ? new Tally(0, 1, 0)
              : child(testCase, "skipped") != null ? new Tally(0, 0, 1) : new Tally(1, 0, 0);
      classes.merge(topLevel(className), one, Tally::plus);
      if (failure != null) {
        String text = failure.getTextContent().strip();
        failures.add(
            new Failure(
                className + "." + testCase.getAttribute("name"),
                text.isEmpty() ? failure.getAttribute("message") : text));
      }
    }
  }

  Tally tally() {
    return classes.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** Surefire leaves out the package of a jqwik test and tells it as the name of the suite. */
  private static String className(Element testCase) {
    String name = testCase.getAttribute("classname");
    String suite = ((Element) testCase.getParentNode()).getAttribute("name");
    return suite.endsWith("." + name) ? suite : name;
  }

  private static String topLevel(String className) {
    int nested = className.indexOf('$');
    return nested < 0 ? className : className.substring(0, nested);
  }

  private static Element child(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? null : (Element) found.item(0);
  }
}
