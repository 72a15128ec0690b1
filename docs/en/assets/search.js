/*
 * The search worker. It fetches Material's worker, whose name stands behind the question mark, and the index only when
 * somebody searches: a reader who does not search downloads neither.
 *
 * The page speaks Material's protocol: it sends SETUP with an index, waits for READY, then sends a QUERY after each
 * key and shows each RESULT.
 */
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
const INDEX = new URL("../search/index.json", self.location.href)
const MATERIAL = new URL("javascripts/workers/" + self.location.search.slice(1), self.location.href)

// What is shown where results would be, if the index cannot be fetched. The link leads to all figures.
const FAILURE = {
  location: "register/",
  title: "The search could not be loaded",
  text: "<p>Its index did not arrive. Type on to try again, or look through the register of all figures.</p>",
  score: 1,
  terms: {},
}
// How much more a result counts whose title is what was typed, or has it in one piece.
const [NAMED, PHRASE] = [4, 2]
// So short a beginning begins so many words that to demand one of them takes long.
const SHORT = 2

const post = self.postMessage.bind(self)
let setup
let loading
let wanted

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    setup = data
    post({ type: READY })
  } else if (type === QUERY) {
    answer(data)
  }
})

/* Answer a query, unless another has come while the index was on its way. */
async function answer(query) {
  wanted = query
  if (!query.trim()) return show([])
  try {
    const ask = await (loading ??= load())
    if (query === wanted) show(ranked(await search(ask, query), query))
  } catch (error) {
    loading = undefined
    console.error(error)
    if (query === wanted) show([[FAILURE]])
  }
}

function show(items) {
  post({ type: RESULT, data: { items } })
}

/*
 * Return the results that have all words of the query, or those that have some. Material looks for the beginning of
 * each word; here a whole word or number goes before one that only begins like it. A query with marks of lunr's own
 * language is taken as it is.
 */
async function search(ask, query) {
  if (/["*+~^:]|(^|\s)-/.test(query)) return results(ask, query)
  const words = query.split(new RegExp(setup.config.separator)).filter(word => word)
  const whole = words.map(word => `${word}^5`)
  const strict = await results(ask, [...words.map(demanded), ...whole].join(" "))
  return strict.length ? strict : results(ask, [...words, ...whole].join(" "))
}

/* Return the results with those first whose title is what was typed: an entry's title ends with its indicator's name. */
function ranked(groups, query) {
  const phrase = query.trim().toLowerCase()
  const score = (one, other) => other.score - one.score
  for (const result of groups.flat()) {
    const title = result.title.replace(/<\/?mark>/g, "").toLowerCase()
    if (title === phrase || title.endsWith(`: ${phrase}`)) result.score *= NAMED
    else if (title.includes(phrase)) result.score *= PHRASE
  }
  for (const group of groups) group.sort(score)
  return groups.sort(([one], [other]) => score(one, other))
}

async function results(ask, query) {
  const { data } = await ask({ type: QUERY, data: query })
  return data.items
}

function demanded(word) {
  if (/^\p{sc=Han}$/u.test(word)) return `+${word}`
  return word.length > SHORT && self.lunr.stopWordFilter(word) ? `+${word}*` : `${word}*`
}

/* Return a function that hands a message to Material's worker, set up with the whole index, and gives its answer. */
async function load() {
  const docs = setup.docs.length ? setup.docs : await fetchDocuments()
  const listener = importMaterial()
  const ask = data => new Promise(resolve => {
    self.postMessage = resolve
    listener({ data })
  })
  await ask({ type: SETUP, data: { ...setup, docs } })
  return ask
}

async function fetchDocuments() {
  const response = await fetch(INDEX)
  if (!response.ok) throw new Error(`${INDEX}: ${response.status}`)
  return (await response.json()).docs
}

/* Material's worker would listen to the page itself; here its listener is kept and called. */
function importMaterial() {
  let listener
  self.addEventListener = (_, found) => { listener = found }
  try {
    importScripts(MATERIAL)
  } finally {
    delete self.addEventListener
  }
  correct(self.lunr)
  return listener
}

/*
 * lunr 2.3 tells the nodes of its set of words apart by a key made of letters and the numbers of other nodes. Without a
 * mark between them, words of digits give different nodes the same key, and a search for the beginning of a number then
 * fails ("Invalid query"). Here each number ends with a comma.
 */
function correct(lunr) {
  lunr.TokenSet.prototype.toString = function () {
    if (this._str) return this._str
    const edges = Object.keys(this.edges).sort().map(label => `${label}${this.edges[label].id},`)
    return (this.final ? "1" : "0") + edges.join("")
  }
}
