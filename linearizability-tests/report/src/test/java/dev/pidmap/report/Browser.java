package dev.pidmap.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium, driven as a reader would. */
final class Browser implements AutoCloseable {
  private static final String AXE =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations']}).then(
        found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))),
        error => done(['axe failed: ' + error]));
      """;

  private final ChromeDriver driver;
  private final String axe;
  private int said;

  private Browser(ChromeDriver driver, String axe) {
    this.driver = driver;
    this.axe = axe;
  }

  /** A program on the PATH, or null. */
  static Path program(String... names) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : names) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file;
        }
      }
    }
    return null;
  }

  static Browser open(Path chromium, Path chromedriver) throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      String axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Browser(new ChromeDriver(service, options), axe);
    }
  }

  /** Opens {@code page}, with {@code anchor} at the end of its address. */
  void load(Path page, String anchor) {
    console();
    driver.get("about:blank");
    driver.get(page.toUri() + anchor);
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void tabTo(String css) {
    driver.findElement(By.cssSelector(css)).sendKeys(Keys.NULL);
  }

  void click(String css) {
    driver.findElement(By.cssSelector(css)).click();
  }

  void type(String css, String text) {
    driver.findElement(By.cssSelector(css)).sendKeys(text);
  }

  /** The visible text of the first element that matches. */
  String text(String css) {
    return driver.findElement(By.cssSelector(css)).getText();
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  Object evaluate(String script) {
    return driver.executeScript("return " + script);
  }

  /**
   * What the console told since the last time: warnings and errors. The driver hears of them late,
   * so this waits for a word of its own that comes after them.
   */
  List<String> console() {
    String last = "said " + ++said;
    driver.executeScript("console.warn(arguments[0])", last);
    List<String> lines = new ArrayList<>();
    new WebDriverWait(driver, Duration.ofSeconds(10))
        .until(
            d -> {
              for (LogEntry entry : d.manage().logs().get(LogType.BROWSER)) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                  lines.add(entry.getMessage());
                }
              }
              return lines.removeIf(line -> line.contains(last));
            });
    return lines;
  }

  /** What axe finds wrong with the page as it is shown. */
  @SuppressWarnings("unchecked")
  List<String> axe() {
    driver.executeScript(axe);
    return (List<String>) driver.executeAsyncScript(AXE);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
