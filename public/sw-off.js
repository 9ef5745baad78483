// Ends offline use. Deployed under the name sw.js, it takes the place of every worker that is out
// there, removes what they kept, and goes. Pages that are open stay as they are.

async function end() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("tandem-")).map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));
