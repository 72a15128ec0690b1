/*
 * Material's search worker, whose name stands behind the question mark, with one correction to its index, lunr 2.3.
 *
 * lunr tells the nodes of its set of words apart by a key made of letters and the numbers of other nodes. Without a mark
 * between them, words of digits give different nodes the same key, and a search for the beginning of a number then fails
 * ("Invalid query"). Here each number ends with a comma.
 */
importScripts("javascripts/workers/" + self.location.search.slice(1))

self.lunr.TokenSet.prototype.toString = function () {
  if (this._str) return this._str
  const edges = Object.keys(this.edges).sort().map(label => `${label}${this.edges[label].id},`)
  return (this.final ? "1" : "0") + edges.join("")
}
