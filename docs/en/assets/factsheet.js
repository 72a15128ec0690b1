/*
 * What a browser adds to pages that are complete without it: the glance at a figure when it is pointed at, abbreviations
 * spelled out, tables that sort and filter, buttons that copy. Nothing is fetched.
 */
"use strict"

const WORDS = {
  en: { filter: "Filter rows", rows: (n, all) => `${n} of ${all} rows`, copy: "Copy", copied: "Copied", failed: "Select and copy it" },
  zh: { filter: "筛选", rows: (n, all) => `${all} 行中的 ${n} 行`, copy: "复制", copied: "已复制", failed: "请选中后复制" },
}
const words = WORDS[document.documentElement.lang] ?? WORDS.en

/* Glances. A figure of a sentence is a link to its entry; pointing at it, focus or the first tap shows a glance at it. */

const DELAY = { open: 150, close: 250 } // a pointer may pass over a figure, or leave it for the glance

function glanceOf(target) {
  const figure = target instanceof Element && target.closest("[id^='use-'][data-fact]")
  return figure ? [figure, document.getElementById(`glance-${figure.dataset.fact}`)] : [null, null]
}

function place(glance, figure) {
  const edge = 8
  const [first] = figure.getClientRects()
  const width = document.documentElement.clientWidth
  const left = Math.max(edge, Math.min(first.left, width - glance.offsetWidth - edge))
  const below = first.bottom + 4
  const above = first.top - glance.offsetHeight - 4
  const top = below + glance.offsetHeight > innerHeight && above > 0 ? above : below
  glance.style.left = `${left + scrollX}px`
  glance.style.top = `${top + scrollY}px`
}

function startGlances() {
  let timer = 0
  let pointer = "mouse"

  function open(figure, glance) {
    clearTimeout(timer)
    if (!glance.matches(":popover-open")) glance.showPopover()
    place(glance, figure)
  }
  function later(action, delay) {
    clearTimeout(timer)
    timer = setTimeout(action, delay)
  }

  for (const figure of document.querySelectorAll("[id^='use-'][data-fact]")) {
    const glance = document.getElementById(`glance-${figure.dataset.fact}`)
    if (glance) figure.querySelector("a").setAttribute("aria-describedby", glance.id)
  }
  document.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse") return
    const [figure, glance] = glanceOf(event.target)
    const shown = document.querySelector(".glance:popover-open")
    if (glance) later(() => open(figure, glance), DELAY.open)
    else if (shown?.contains(event.target)) clearTimeout(timer)
    else if (shown && !shown.contains(document.activeElement)) later(() => shown.hidePopover(), DELAY.close)
    else clearTimeout(timer)
  })
  document.addEventListener("focusin", event => {
    const [figure, glance] = glanceOf(event.target)
    if (glance && event.target.matches(":focus-visible")) open(figure, glance)
    else {
      const shown = document.querySelector(".glance:popover-open")
      if (shown && !shown.contains(event.target)) shown.hidePopover()
    }
  })
  document.addEventListener("toggle", event => { // it does not bubble
    if (event.newState === "closed" && event.target.matches(".glance")) delete event.target.dataset.of
  }, true)
  document.addEventListener("pointerdown", event => { pointer = event.pointerType }, true)
  document.addEventListener("click", event => {
    const [figure, glance] = glanceOf(event.target)
    if (!glance || pointer === "mouse" || event.detail === 0 || glance.dataset.of === figure.id) return
    event.preventDefault()
    glance.dataset.of = figure.id // a second tap follows the link
    open(figure, glance)
  })
}

/* Abbreviations are spelled out for a pointer by the browser; with the focus, and so at a tap, by the style sheet. */
function startAbbreviations() {
  for (const abbreviation of document.querySelectorAll("abbr[title]")) abbreviation.tabIndex = 0
}

/*
 * Tables. A click on a column's head sorts by it: first as a reader expects, then the other way, then as printed. Numbers
 * begin with the largest, unless their head says that they are ranks; names and periods begin with the first.
 */

const SORTABLE = 4
const FILTERABLE = 12

function key(row, column) {
  const cell = row.cells[column]
  const data = cell.querySelector("data")
  if (data) return Number(data.value.split("/")[0])
  return cell.querySelector(".none") ? null : cell.dataset.sort ?? cell.textContent.trim()
}

function compare(one, other) {
  if (one === null || other === null) return (one === null) - (other === null)
  if (typeof one === "number" && typeof other === "number") return one - other
  return String(one).localeCompare(String(other), document.documentElement.lang, { numeric: true })
}

function sortable(table) {
  const body = table.tBodies[0]
  const printed = [...body.rows]
  const rows = printed.filter(row => !row.classList.contains("break"))
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button")
    button.type = "button"
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener("click", () => {
      const first = head.matches(".number:not([data-kind='rank'])") ? "descending" : "ascending"
      const orders = [first, first === "ascending" ? "descending" : "ascending", null]
      const next = orders[(orders.indexOf(head.ariaSort) + 1) % orders.length]
      for (const other of table.tHead.rows[0].cells) other.ariaSort = null
      head.ariaSort = next
      const column = head.cellIndex
      const sign = next === "descending" ? -1 : 1
      const sorted = rows.map(row => [key(row, column), row]).sort(([a], [b]) => {
        return a === null || b === null ? compare(a, b) : sign * compare(a, b)
      })
      body.replaceChildren(...(next ? sorted.map(([, row]) => row) : printed))
    })
  }
}

function filterable(table) {
  const rows = [...table.tBodies[0].rows].filter(row => !row.classList.contains("break"))
  const bar = document.createElement("p")
  bar.className = "filter"
  const input = document.createElement("input")
  input.type = "search"
  input.placeholder = words.filter
  input.setAttribute("aria-label", `${words.filter}: ${table.caption?.textContent.trim() ?? ""}`)
  const told = document.createElement("output")
  bar.append(input, " ", told)
  table.closest(".observations").before(bar)
  input.addEventListener("input", () => {
    const wanted = input.value.toLocaleLowerCase().split(/\s+/)
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase()
      row.hidden = !wanted.every(word => text.includes(word))
    }
    for (const row of table.querySelectorAll("tr.break")) row.hidden = input.value.trim() !== ""
    const left = rows.filter(row => !row.hidden).length
    told.textContent = input.value.trim() ? words.rows(left, rows.length) : ""
  })
}

/* The theme lets wide tables scroll in a frame; a keyboard must reach the frame to do so. */
function startFrames() {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) frame.tabIndex = 0
}

function startTables() {
  for (const table of document.querySelectorAll(".observations > table.figures")) {
    if (table.tBodies.length !== 1 || !table.tHead) continue
    const count = table.tBodies[0].rows.length
    if (count >= SORTABLE) sortable(table)
    if (count >= FILTERABLE) filterable(table)
  }
}

/* Citations of a figure in the formats of programs lie in its data file, and are fetched when they are wanted. */

function startCitations() {
  for (const place of document.querySelectorAll("p.formats[data-citations]")) {
    const link = place.querySelector("a")
    place.closest("details")?.addEventListener("toggle", async () => {
      // From the file system nothing can be fetched: then the link to the file stays.
      const answer = await fetch(link.href).catch(() => null)
      if (!answer?.ok) return
      const { citations } = await answer.json()
      const names = link.textContent.split(", ")
      const formats = place.dataset.formats.split(" ").map((key, number) => {
        const text = typeof citations[key] === "string" ? citations[key] : JSON.stringify(citations[key], null, 1)
        return citation(`${place.dataset.citations}-${key}`, names[number], text)
      })
      place.replaceWith(...formats)
      startCopying(formats)
    }, { once: true })
  }
}

function citation(id, name, text) {
  const details = document.createElement("details")
  const summary = Object.assign(document.createElement("summary"), { textContent: name })
  const code = Object.assign(document.createElement("code"), { id, textContent: text })
  const pre = document.createElement("pre")
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.copy })
  button.dataset.copy = id
  button.setAttribute("aria-label", `${words.copy}: ${name}`)
  pre.append(code)
  details.append(summary, pre, button)
  return details
}

/* Copying. */

function startCopying(places = [document]) {
  for (const button of places.flatMap(place => [...place.querySelectorAll("button.copy[data-copy]")])) {
    const label = button.textContent
    button.hidden = false
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy)
      try {
        await navigator.clipboard.writeText(text.textContent)
        button.textContent = words.copied
      } catch {
        getSelection().selectAllChildren(text)
        button.textContent = words.failed
      }
      setTimeout(() => { button.textContent = label }, 2000)
    })
  }
}

if (HTMLElement.prototype.hasOwnProperty("popover")) startGlances()
startAbbreviations()
startTables()
addEventListener("load", startFrames)
startCitations()
startCopying()
