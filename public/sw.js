// Keeps one whole build, so that Tandem opens without a network. Finishing the build puts a list of
// its files in the place of BUILD_FILES, and a name made from all of this in that of CACHE_NAME.

const home = new URL(".", location.href).href;
const digests = new Map(BUILD_FILES.map(([path, digest]) => [home + path, digest]));

// The file at `url` as the network has it, or none: the browser hands out no other bytes.
async function fetched(url, cache) {
  const response = await fetch(url, { integrity: digests.get(url), cache });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // Some hosts answer with another address; what was redirected is no answer to a navigation.
  return response.redirected ? new Response(response.body, response) : response;
}

// All files or none: what was kept until one failed is removed. Only where this very build is kept
// already, as after a deploy that was taken back, it stays: a worker may live on it.
async function install() {
  const isKept = await caches.has(CACHE_NAME);
  const cache = await caches.open(CACHE_NAME);
  const keep = async (url) => cache.put(url, await fetched(url, "no-cache"));
  try {
    await Promise.all([...digests.keys()].map(keep));
  } catch (error) {
    if (!isKept) await caches.delete(CACHE_NAME);
    throw error;
  }
}

// Runs once no tab is on the build before, or the person took this one.
async function removeOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("tandem-") && name !== CACHE_NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
}

// What an address of the program shows: its own page, or the bare frame that starts the program.
function pageAt(address) {
  const url = address.origin + address.pathname;
  return [url, `${url}/`].find((page) => digests.has(page)) ?? `${home}404.html`;
}

async function isWhole(url, response) {
  const bytes = await crypto.subtle.digest("SHA-384", await response.arrayBuffer());
  return digests.get(url) === `sha384-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`;
}

// Of pages and scripts a damaged copy is found here, because nothing after them could: boot.mjs
// holds every other file to its digest, and has the copy removed.
async function answer(request) {
  const address = new URL(request.url);
  const isPage = request.mode === "navigate";
  const url = isPage ? pageAt(address) : address.href;
  const digest = digests.get(url);
  if (!digest) return fetch(request);

  // A page that could not start asks to go past what is kept, so that a bad copy is replaced.
  const kept = request.cache !== "reload" && (await caches.match(url, { cacheName: CACHE_NAME }));
  const isFirst = isPage || request.destination === "script";
  if (kept && (!isFirst || (await isWhole(url, kept.clone())))) return kept;

  const response = await fetched(url, "reload");
  const copy = response.clone();
  const cache = await caches.open(CACHE_NAME);
  await cache.put(url, copy).catch(() => {}); // without room for it, it is fetched again next time
  return response;
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(removeOthers()));
addEventListener("message", ({ data }) => data === "accept" && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(home)) return;
  // Whatever goes wrong here, the page gets what it would get without a worker.
  event.respondWith(answer(request).catch(() => fetch(request)));
});
