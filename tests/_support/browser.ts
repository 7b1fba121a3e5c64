import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** Milliseconds a step on a page may take. */
const STEP_LIMIT = 10_000;

/** Where Chromium is (`CHROMIUM_PATH`, else the usual places), or undefined. */
export function findChromium(): string | undefined {
  return [Deno.env.get("CHROMIUM_PATH") ?? "", ...PATHS].find((path) => path !== "" && isFile(path));
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** A test in a browser; ignored, and saying why in its name, where there is no Chromium. */
export function browserTest(name: string, fn: () => Promise<void>): void {
  const ignore = findChromium() === undefined;
  Deno.test({ name: ignore ? `${name} (needs Chromium)` : name, ignore, fn });
}

/** How a page is opened. */
export interface PageOptions extends BrowserContextOptions {
  /** An error in the browser's console that the test provokes. */
  expectedError?: RegExp;
}

/** Opens an address in a fresh browser for the time of `use`; anything the page throws or logs as an error fails it. */
export async function withPage(
  url: string,
  use: (page: Page, browser: Browser) => Promise<void>,
  options: PageOptions = {},
): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("Cannot find Chromium: set CHROMIUM_PATH");
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  try {
    const { expectedError, ...context } = options;
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      locale: "en-US",
      ...context,
    });
    page.setDefaultTimeout(STEP_LIMIT);
    const faults = watchFaults(page, expectedError);
    await page.goto(url);
    await use(page, browser);
    if (faults.length > 0) throw new Error(`The page failed: ${faults.join("; ")}`);
  } finally {
    await browser.close();
  }
}

function watchFaults(page: Page, expected: RegExp | undefined): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !expected?.test(message.text())) faults.push(message.text());
  });
  return faults;
}
