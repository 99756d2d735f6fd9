// Keeps a chat fresh. Without this script the page reloads itself every two seconds.
'use strict';
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function renew(live) {
  const page = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById('live');
  live.replaceChildren(...fresh.childNodes);
  return fresh.dataset.version;
}

async function follow(live) {
  let version = live.dataset.version;
  for (;;) {
    try {
      const answer = await fetch(live.dataset.changes + '?after=' + version);
      if (answer.ok && (await answer.text()) !== version) {
        version = await renew(live);
      } else if (!answer.ok) {
        await pause(2000);
      }
    } catch (gone) {
      await pause(2000);
    }
  }
}

const live = document.getElementById('live');
if (live) {
  follow(live);
}
