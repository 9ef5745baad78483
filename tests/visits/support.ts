import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

type Guards = {
  /** What the page may complain of in this visit, because the visit provokes it. */
  tolerated: RegExp[];
  guard: void;
};

/**
 * A visit that fails when the page complains of anything: an error in its console, an exception
 * nobody caught, a breach of the policy, or a request that leaves the origin.
 *
 * A visit that provokes a fault names it: `test.use({ tolerated: [/integrity/] })`.
 */
export const test = base.extend<Guards>({
  tolerated: [[], { option: true }],
  guard: [
    async ({ context, baseURL, tolerated }, use) => {
      const complaints: string[] = [];
      const complain = (text: string) => {
        if (!tolerated.some((pattern) => pattern.test(text))) complaints.push(text);
      };
      const home = new URL(baseURL ?? "").origin;

      context.on("console", (message) => {
        if (message.type() !== "error") return;
        complain(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (thrown) => complain(`exception: ${thrown.error().message}`));
      context.on("request", (request) => {
        const { origin, protocol, href } = new URL(request.url());
        const isLocal = protocol === "blob:" || protocol === "data:" || origin === home;
        if (!isLocal) complain(`request to another origin: ${href}`);
      });
      await context.addInitScript(() => {
        // The browser words breaches in many ways; this names the rule and what broke it.
        document.addEventListener("securitypolicyviolation", (breach) => {
          console.error(`policy: ${breach.effectiveDirective} refused ${breach.blockedURI}`);
        });
      });

      await use();
      expect(complaints, "complaints of the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Fails with rule, elements and remedy for everything that axe finds on the page. */
export async function expectNoAxeViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    elements: nodes.map(({ target }) => target.join(" ")),
  }));
  expect(found, "violations found by axe").toEqual([]);
}
