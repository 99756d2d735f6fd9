// Keeps a page that waits for something up to date without loading it as a whole: what a person reads or has focused
// stays where it is until there is news. Without scripts such a page loads itself again instead.
"use strict";
(() => {
  const every = Number(document.currentScript.dataset.seconds) * 1000;
  const tries = 600;
  let tried = 0;

  const renew = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const now = document.getElementById("main");
    const next = fresh.getElementById("main");
    if (next === null || next.innerHTML === now.innerHTML) {
      return true;
    }
    now.replaceChildren(...next.childNodes);
    document.title = fresh.title;
    return fresh.querySelector("script[data-seconds]") !== null;
  };

  const look = async () => {
    tried += 1;
    let goOn = true;
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        goOn = answer.redirected ? location.assign(answer.url) : renew(await answer.text());
      } catch {
        // the site is away for a moment; the next look will tell
      }
    }
    if (goOn && tried < tries) {
      setTimeout(look, every);
    }
  };

  setTimeout(look, every);
})();
