/*
 * The search of the offline copy. Browsers start no worker from the file system, so the page itself runs the two that
 * follow: that of the site, and Material's. Each believes that it is in a worker, for all that it knows of one (its
 * messages, its location, its scripts) is handed to it.
 */
{
  const scope = {
    location: { href: document.currentScript.src, search: "" },
    // Material's code gives lunr to its scope and takes it from the window.
    get lunr() { return window.lunr },
    set lunr(lunr) { window.lunr = lunr },
  }

  const runMaterial = (self, addEventListener, postMessage) => {
/* MATERIAL */
  }

  const runWorker = (self, addEventListener, importScripts) => {
/* WORKER */
  }

  const importScripts = () => runMaterial(
    scope,
    (...event) => scope.addEventListener(...event),
    (...message) => scope.postMessage(...message),
  )

  window.Worker = class extends EventTarget {
    constructor() {
      super()
      let receive
      scope.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
      runWorker(scope, (_, listener) => { receive = listener }, importScripts)
      // As from a worker, nothing happens before the page has gone on.
      this.postMessage = data => { setTimeout(receive, 0, { data }) }
    }
  }
}
