// Has a worker keep every file of this build, and of a newer one beside it, until the person takes it.

/** How long it takes at least until a newer build is looked for again, in milliseconds. */
const REST = 3_600_000;

/**
 * `sheet` names the worker of this build. What becomes known of a newer one is written to
 * `update.state` and told as `tandem-update` on the window: `waiting`, when one is ready, or
 * `replaced`, when another tab took it and this one lives on the older. `update.accept` takes it.
 */
export async function keepOffline(sheet, update) {
  const workers = navigator.serviceWorker;
  if (!workers || !sheet.digest) return; // the quick loop has no list of its files

  const tell = (state) => {
    update.state = state;
    dispatchEvent(new CustomEvent("tandem-update", { detail: state }));
  };
  const registration = await workers.register(new URL(sheet.sw.url, document.baseURI).href, {
    updateViaCache: "none",
  });

  // The very first build waits for nobody.
  const seek = () => registration.active && registration.waiting && tell("waiting");
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", seek);
  });
  seek();

  let isAccepted = false;
  update.accept = () => {
    isAccepted = true;
    if (registration.waiting) registration.waiting.postMessage("accept");
    else location.reload();
  };
  workers.addEventListener("controllerchange", () => {
    if (isAccepted) location.reload();
    else tell("replaced");
  });

  let asked = 0;
  const ask = () => {
    if (document.hidden || Date.now() - asked < REST) return;
    asked = Date.now();
    // Without a network, or with half a build at the other end, this one goes on.
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
