/*
 * What Lighthouse says of a page on a phone: `node lighthouse.mjs URL CHROMIUM` prints the score of each category, and
 * of each audit that takes from it, with the times that make up the performance, as JSON.
 */
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"

const [url, chromePath] = process.argv.slice(2)
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] })
try {
  const { lhr } = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error" })
  const times = Object.fromEntries(
    ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"]
      .map(id => [lhr.audits[id].title, lhr.audits[id].displayValue]),
  )
  const scores = {}
  const lost = {}
  for (const [name, category] of Object.entries(lhr.categories)) {
    scores[name] = Math.round(category.score * 100)
    lost[name] = category.auditRefs
      .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
      .map(({ id }) => `${lhr.audits[id].title} (${lhr.audits[id].displayValue ?? lhr.audits[id].score})`)
  }
  process.stdout.write(JSON.stringify({ scores, times, lost }))
} finally {
  await chrome.kill()
}
