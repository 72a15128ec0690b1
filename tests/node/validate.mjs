/*
 * Says what html-validate finds in files of HTML: `node validate.mjs FILE…` prints a list as JSON, one entry for each
 * message, with its page.
 */
import { FileSystemConfigLoader, HtmlValidate } from "html-validate"
import config from "./html-validate.config.mjs"

const validator = new HtmlValidate(new FileSystemConfigLoader(config))
const found = []
for (const page of process.argv.slice(2)) {
  const report = await validator.validateFile(page)
  for (const { messages } of report.results) {
    found.push(...messages.map(({ ruleId, message, line, selector }) => ({ page, ruleId, message, line, selector })))
  }
}
process.stdout.write(JSON.stringify(found))
