package dev.gembind.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, with a profile of its own. Without one installed a test is skipped, but never when {@code CI=true}. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Dimension DESKTOP = new Dimension(1280, 900);
    private static final Map<String, Object> PHONE =
            Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true);

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, PATIENCE);
        // pages that follow by themselves are replaced while they are read
        wait.ignoring(StaleElementReferenceException.class);
    }

    static Chromium start() {
        Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = find("chromedriver");
        boolean found = browser.isPresent() && chromedriver.isPresent();
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI=true asks for browser tests, but there is no chromium with chromedriver");
        }
        Assumptions.assumeTrue(found, "browser tests are skipped: no chromium with chromedriver is on the PATH");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en");
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().window().setSize(DESKTOP);
        return new Chromium(driver);
    }

    void open(URI page) {
        driver.switchTo().defaultContent();
        driver.get(page.toString());
    }

    /** Returns the text of the page that people see. */
    String text() {
        try {
            return driver.findElement(By.tagName("body")).getText();
        } catch (WebDriverException e) {
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                throw new StaleElementReferenceException("the page was replaced while it was read", e);
            }
            throw e;
        }
    }

    URI page() {
        return URI.create(driver.getCurrentUrl());
    }

    /** Presses the first button or link that is called so, as soon as there is one. */
    void press(String name) {
        By named =
                By.xpath("//*[self::a or self::button or self::summary][contains(normalize-space(.), '" + name + "')]");
        wait.until(ExpectedConditions.elementToBeClickable(named)).click();
    }

    /** Looks into the frame of the page from now on, until another page is opened. */
    void enterFrame(String cssSelector) {
        wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.cssSelector(cssSelector)));
    }

    /** Takes the choice that is called so. */
    void choose(String name) {
        By label = By.xpath("//label[contains(normalize-space(.), '" + name + "')]");
        wait.until(ExpectedConditions.elementToBeClickable(label)).click();
    }

    /** Becomes a browser that was never anywhere. */
    void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** Waits until the page says so. */
    void await(String text) {
        wait.withMessage(() -> "the page says: " + text()).until(d -> text().contains(text));
    }

    /** Returns where the first link called so leads. */
    URI link(String name) {
        By named = By.xpath("//a[contains(normalize-space(.), '" + name + "')]");
        return URI.create(
                wait.until(ExpectedConditions.presenceOfElementLocated(named)).getAttribute("href"));
    }

    boolean has(String cssSelector) {
        return !driver.findElements(By.cssSelector(cssSelector)).isEmpty();
    }

    /** Asserts that axe finds nothing a person with a disability would stumble over. */
    void assertAccessible() {
        List<String> violations = new AxeBuilder()
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze(driver)
                        .getViolations()
                        .stream()
                        .map(Chromium::describe)
                        .toList();
        assertThat(violations).as("accessibility of %s", page().getPath()).isEmpty();
    }

    /** Becomes as narrow as a phone is, until {@link #unfold}. */
    void fold() {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
    }

    /** Becomes as wide as before. */
    void unfold() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Returns the words in tables that stand on more than one line; numbers of payments have no place to end one. */
    List<String> brokenWords() {
        Object found = driver.executeScript("""
                const broken = [];
                for (const cell of document.querySelectorAll("th, td")) {
                  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                    if (text.parentElement.closest("code")) continue;
                    for (const word of text.data.matchAll(/\\S+/g)) {
                      const range = document.createRange();
                      range.setStart(text, word.index);
                      range.setEnd(text, word.index + word[0].length);
                      if (range.getClientRects().length > 1) broken.push(word[0]);
                    }
                  }
                }
                return broken;""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static Optional<Path> find(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
