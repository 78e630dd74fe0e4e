package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A headless Chromium with the phone page in it. It waits inside the page, frame by frame, until
 * what a test expects is there.
 */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of("target", "phone-pictures");
  private static final String HAS_A_MOUSE =
      "--blink-settings=primaryHoverType=2,availableHoverTypes=2,"
          + "primaryPointerType=4,availablePointerTypes=4";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String UNTIL =
      """
      const [condition, parts, done] = [arguments[0], arguments[1], arguments[arguments.length - 1]];
      const check = new Function('a', 'b', 'c', 'return (' + condition + ')');
      const tick = () => {
        const found = check(...parts);
        if (found) done(found); else requestAnimationFrame(tick);
      };
      tick();
      """;
  private static final String FIND =
      "[...document.querySelectorAll(a)].filter(n => n.checkVisibility({visibilityProperty: true})"
          + " && n.innerText.includes(b)).at(-1)";
  private static final String AT_REST =
      """
      const done = arguments[arguments.length - 1];
      const ending = document.getAnimations()
        .filter((motion) => Number.isFinite(motion.effect.getComputedTiming().endTime));
      Promise.allSettled(ending.map((motion) => motion.finished))
        .then(() => requestAnimationFrame(() => requestAnimationFrame(done)));
      """;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens the page; the test is skipped where there is no Chromium. */
  static Browser open(String url) {
    assumeThat(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER))
        .as("Chromium is needed for this test: apt-get install chromium chromium-driver")
        .isTrue();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", HAS_A_MOUSE);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.manage().timeouts().scriptTimeout(PATIENCE);
    browser.size(1200, 860);
    browser.scheme("light");
    browser.driver.executeCdpCommand("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
    browser.driver.get(url);
    return browser;
  }

  /** Waits for the last visible element of this kind with this text in it. */
  WebElement find(String selector, String text) {
    return (WebElement) driver.executeAsyncScript(UNTIL, FIND, List.of(selector, text));
  }

  WebElement find(String selector) {
    return find(selector, "");
  }

  /** Waits until a JavaScript condition holds. */
  void until(String condition) {
    driver.executeAsyncScript(UNTIL, condition, List.of());
  }

  Object ask(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** What a promise of the page resolves to; the text is its {@code parameter}. */
  Object eventually(String promise, String text) {
    return driver.executeAsyncScript(
        "const [parameter, done] = arguments; Promise.resolve(" + promise + ").then(done, done);",
        text);
  }

  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .map(node -> node.getDomProperty("innerText"))
        .toList();
  }

  void press(String selector, String text) {
    find(selector, text).click();
  }

  void press(String selector) {
    press(selector, "");
  }

  /** Opens somebody's chat and waits for its messages. */
  void choose(String name) {
    press(".person", name);
    find("#subtitle", name);
  }

  /** Types into the message field and presses Enter. */
  void write(String text) {
    WebElement field = find("#text");
    field.sendKeys(text);
    field.sendKeys(Keys.ENTER);
  }

  void type(String selector, String text) {
    find(selector).sendKeys(text);
  }

  /** Chooses a file as somebody does who presses the paper clip. */
  void attach(Path file) {
    driver.findElement(By.cssSelector("#file")).sendKeys(file.toString());
  }

  void escape() {
    driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
  }

  void reload() {
    driver.navigate().refresh();
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void scheme(String lightOrDark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
  }

  /** What the page complained of: scripts that failed, resources that the policy blocked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Keeps a picture of the page, once nothing moves any more, for people to look at. */
  void picture(String name) {
    driver.executeAsyncScript(AT_REST);
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
