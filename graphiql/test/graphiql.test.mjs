/** The page in a real browser. BASE_URL is a running service, CHROMIUM the browser, SCREENSHOT a file to draw the page into. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";

const ALONE = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

let service, browser, page, complaints, strangers, policy, examples;

before(async () => {
  assert.ok(process.env.BASE_URL, "Say where the service runs, for example BASE_URL=http://localhost:8080.");
  service = process.env.BASE_URL.replace(/\/$/, "");
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ALONE });
  examples = await (await fetch(`${service}/graphiql/examples.json`)).json();
});

after(async () => {
  await browser?.close();
});

beforeEach(async () => {
  complaints = [];
  strangers = [];
  await visit();
});

/** A first visit: nothing is kept from another. */
async function visit(prepare = () => {}) {
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => isLeftBehind(request) || complaints.push(`${request.url()}: ${request.failure().errorText}`));
  page.on("request", (request) => isStranger(request.url()) && strangers.push(request.url()));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`CSP ${event.violatedDirective}: ${event.blockedURI}`));
  });
  await prepare(page);
  const reply = await page.goto(`${service}/graphiql`);
  policy = reply.headers()["content-security-policy"] ?? "";
  await page.locator(".graphiql-query-editor .CodeMirror-code").waitFor();
}

/** Nothing may be refused, missing or fetched from elsewhere, whatever the test did. */
afterEach(async () => {
  await page.close();
  assert.deepEqual(complaints, []);
  assert.deepEqual(strangers, []);
});

test("the policy lets no inline or evaluated script run, and no inline style element", () => {
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.doesNotMatch(policy, /unsafe|\*/);
});

test("each example has a tab, titled by its operation", async () => {
  const titles = await page.getByRole("tab").locator(".graphiql-tab-button").allInnerTexts();
  assert.deepEqual(titles, examples.map(operationName));
});

test("each example begins by saying what it shows", () => {
  for (const example of examples) assert.match(text(example), /^# [A-Z].*(\n# .*)*\.\n(?!#)/);
});

test("each example runs and is answered with data", async () => {
  for (const example of examples) {
    await open(operationName(example));
    const { data, errors } = await run();
    assert.equal(errors, undefined, `${operationName(example)}: ${JSON.stringify(errors)}`);
    assert.ok(Object.values(data).every((answer) => answer !== null), `${operationName(example)}: ${JSON.stringify(data)}`);
  }
});

test("the reply is shown beside the query", async () => {
  await open(operationName(examples[0]));
  await run();
  await page.locator(".graphiql-response .CodeMirror-code", { hasText: '"data"' }).waitFor();
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
});

test("the first tab's variables are filled in, whichever example comes first", async () => {
  const first = { query: "query First($urn: Urn!) { school(by: {urn: $urn}) { name } }", variables: { urn: "500000" } };
  await page.close();
  await visit((page) => page.route("**/graphiql/examples.json", (route) => route.fulfill({ json: [first] })));
  await page.locator(".graphiql-editor-tool .CodeMirror-code", { hasText: '"500000"' }).waitFor();
});

test("the manual shows what the schema says of a field", async () => {
  const field = await describedRootField();
  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await page.locator(".graphiql-doc-explorer-content").getByRole("link", { name: "Query", exact: true }).click();
  await page.locator(".graphiql-doc-explorer-content").getByRole("link", { name: field.name, exact: true }).first().click();
  const shown = await page.locator(".graphiql-doc-explorer-content").innerText();
  assert.ok(plain(shown).includes(plain(field.description)), shown);
});

test("headers can be set, and reach the service", async () => {
  await setHeaders({ "X-Request-Id": "from-the-page" });
  const [request] = await Promise.all([page.waitForRequest(`${service}/graphql`), page.keyboard.press("Control+Enter")]);
  assert.equal(await request.headerValue("x-request-id"), "from-the-page");
  assert.equal(await request.headerValue("content-type"), "application/json");
  assert.equal(await request.headerValue("accept"), "application/graphql-response+json, application/json");
});

test("somebody may be viewed as, and is then who asks", async () => {
  await newTab("{ me { roles } }");
  assert.equal((await run()).data.me, null);
  for (const role of ["school-staff", "trust-leader", "sector-admin", "partner"]) {
    await page.getByLabel("View as").selectOption(role);
    assert.deepEqual((await run()).data.me.roles, [role.replace("-", "_").toUpperCase()]);
  }
  await page.getByLabel("View as").selectOption("nobody");
  assert.equal((await run()).data.me, null);
});

test("a token of one's own may be put in, and is not kept in the browser", async () => {
  const [{ token }] = await (await fetch(`${service}/graphiql/tokens.json`)).json();
  await newTab("{ me { roles } }");
  await page.getByLabel("Token").fill(` ${token} `);
  assert.deepEqual((await run()).data.me.roles, ["PARTNER"]);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  assert.doesNotMatch(kept, new RegExp(token.slice(-40)));
});

test("a token is not kept in the browser", async () => {
  await setHeaders({ "X-Token": "a-secret" });
  await run();
  await page.waitForTimeout(1000);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.match(kept, /graphiql:queries/);
  assert.doesNotMatch(kept, /a-secret/);
});

test("dialogs, menus, hints and complaints about a query need no more than the policy gives", async () => {
  await page.getByRole("button", { name: "Open settings dialog" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open short keys dialog" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show History" }).click();
  await page.getByRole("button", { name: "New tab" }).click();
  await page.locator(".graphiql-query-editor .CodeMirror").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("query A { noSuchField } query B { register { version } }");
  const wrong = page.locator(".CodeMirror-lint-mark-error").first();
  await wrong.waitFor();
  await wrong.hover();
  await page.locator(".CodeMirror-lint-message-error").waitFor();
  await page.getByRole("button", { name: /^Execute query/ }).click();
  await page.getByRole("menuitem", { name: "B" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".graphiql-query-editor .CodeMirror").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("{ sch");
  await page.keyboard.press("Control+Space");
  await page.locator(".CodeMirror-hints").waitFor();
});

test("a second visit finds the tabs as they were left", async () => {
  await open(operationName(examples[1]));
  await page.waitForTimeout(1000);
  await page.reload();
  await page.locator(".graphiql-query-editor .CodeMirror-code").waitFor();
  assert.deepEqual(await page.getByRole("tab").locator(".graphiql-tab-button").allInnerTexts(), examples.map(operationName));
});

/** The page was left before the reply came. */
function isLeftBehind(request) {
  return request.failure().errorText === "net::ERR_ABORTED";
}

function isStranger(url) {
  return !url.startsWith(service) && !url.startsWith("data:");
}

function text({ query }) {
  return [query].flat().join("\n");
}

function isIntrospection(request) {
  return request.postDataJSON().operationName === "IntrospectionQuery";
}

function operationName(example) {
  return text(example).match(/^(?:query|mutation|subscription)\s+(\w+)/m)[1];
}

async function open(title) {
  await page.getByRole("tab").getByText(title, { exact: true }).click();
  await page.locator(".graphiql-query-editor .CodeMirror-code", { hasText: title }).waitFor();
  await settle();
}

/** Opens a tab with a query. */
async function newTab(query) {
  await page.getByRole("button", { name: "New tab" }).click();
  await page.locator(".graphiql-query-editor .CodeMirror").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(query);
  await settle();
}

/** GraphiQL takes in a changed text a tenth of a second later, and shows nothing when it has. */
async function settle() {
  await page.waitForTimeout(400);
}

async function setHeaders(headers) {
  await page.getByRole("button", { name: "Headers", exact: true }).click();
  await page.locator(".graphiql-editor-tool .graphiql-editor:not(.hidden) .CodeMirror").click();
  await page.keyboard.insertText(JSON.stringify(headers));
  await settle();
}

async function run() {
  const [reply] = await Promise.all([
    page.waitForResponse((reply) => reply.url() === `${service}/graphql` && !isIntrospection(reply.request())),
    page.getByRole("button", { name: /^Execute query/ }).click(),
  ]);
  return reply.json();
}

/** A field of Query with a description: `trusts`, if it has one. */
async function describedRootField() {
  const reply = await fetch(`${service}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: '{ __type(name: "Query") { fields { name description } } }' }),
  });
  const { fields } = (await reply.json()).data.__type;
  return fields.find(({ name, description }) => name === "trusts" && description) ?? fields.find(({ description }) => description);
}

/** Words only: Markdown's signs are drawn, not shown. */
function plain(prose) {
  return prose.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}
