import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test as visit } from "./support";

const dist = join(__dirname, "../../dist");

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** A host of one folder, which sends what `_headers` says and can be given another folder, or go. */
export class Host {
  #server = createServer((request, response) => void this.#answer(request, response).catch(() => response.destroy()));
  /** What hands out something else than the file, by its path. */
  instead = new Map<string, (file: Buffer) => Buffer | undefined>();
  folder = dist;
  address = "";

  async start() {
    const port = Number(new URL(this.address || "http://x:0").port);
    await new Promise<void>((bound) => this.#server.listen(port, "127.0.0.1", bound));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #answer({ url = "/" }: IncomingMessage, response: ServerResponse) {
    const path = decodeURIComponent(url.split("?")[0] ?? "/").slice(1);
    const found = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const bytes = (await this.#file(found)) ?? (await this.#file(`${path}/index.html`));
    for (const [name, value] of await this.#headers(path)) response.setHeader(name, value);
    response.setHeader("Content-Type", types[extname(found)] ?? types[".html"]!);
    response.statusCode = bytes ? 200 : 404;
    response.end(bytes ?? (await this.#file("404.html")));
  }

  async #file(path: string): Promise<Buffer | undefined> {
    const bytes = await readFile(join(this.folder, path)).catch(() => undefined);
    const change = this.instead.get(path);
    return bytes && change ? change(bytes) : bytes;
  }

  /** The lines of `_headers` that hold for `path`: of every file, of its folder, of itself. */
  async #headers(path: string): Promise<[string, string][]> {
    const rules = await readFile(join(this.folder, "_headers"), "utf8");
    let holds = false;
    return rules.split("\n").flatMap((line): [string, string][] => {
      if (!line.startsWith(" ")) {
        holds = line.endsWith("*") ? `/${path}`.startsWith(line.slice(0, -1)) : line === `/${path}`;
        return [];
      }
      const [name = "", ...value] = line.trim().split(": ");
      return holds ? [[name, value.join(": ")]] : [];
    });
  }
}

const digest = (bytes: string | Buffer) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** Every file below `folder` that a text can be replaced in. */
async function texts(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(html|m?js|svg)$/.test(entry.name));
  return files.map(({ parentPath, name }) => join(parentPath, name));
}

/**
 * Another build in a folder of its own, told apart by its pages (`data-deploy`), its glue
 * (`window.deploy`), which has another name as well, and its icon. Its worker lists them all. The
 * glue may run `more`.
 */
async function deployed(mark: string, more = ""): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-deploy-"));
  await cp(dist, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const glue = (await readdir(join(folder, "assets"))).find((name) => /^tandem-.*\.js$/.test(name)) ?? "";
  const renamed = `tandem-${mark}.js`;
  await rename(join(folder, "assets", glue), join(folder, "assets", renamed));

  const worker = join(folder, "sw.js");
  let list = await readFile(worker, "utf8");
  const change = async (path: string, act: (text: string) => string) => {
    const before = await readFile(join(folder, path), "utf8");
    const after = act(before);
    await writeFile(join(folder, path), after);
    list = list.replaceAll(digest(before), digest(after));
    return [digest(before), digest(after)] as const;
  };
  const [old, now] = await change(`assets/${renamed}`, (text) => `${text}\nglobalThis.deploy = "${mark}";${more}`);
  await change("favicon.svg", (text) => text.replace("<svg ", `<svg data-deploy="${mark}" `));
  for (const file of await texts(folder)) {
    if (!file.endsWith(".html")) continue;
    await change(file.slice(folder.length + 1), (text) =>
      text.replaceAll(glue, renamed).replaceAll(old, now).replace("<html ", `<html data-deploy="${mark}" `),
    );
  }
  await writeFile(worker, list.replaceAll(glue, renamed).replaceAll(/"tandem-[0-9a-f]{16}"/g, `"tandem-${mark}"`));
  return folder;
}

type Hosts = { host: Host; builds: (mark: string, more?: string) => Promise<string> };

/** A visit to a host of its own, which it may take away, with the service worker at work. */
export const test = visit.extend<Hosts>({
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.stop();
  },
  builds: async ({}, use) => {
    const made: string[] = [];
    await use(async (mark, more) => {
      const folder = await deployed(mark, more);
      made.push(folder);
      return folder;
    });
    await Promise.all(made.map((folder) => rm(folder, { recursive: true })));
  },
});

/** What the configuration sets for all visits gives way only where a visit says so itself. */
export const onHost = {
  serviceWorkers: "allow" as const,
  baseURL: async ({ host }: Hosts, use: (address: string) => Promise<void>) => use(host.address),
};
