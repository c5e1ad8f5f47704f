import type { Page as Tab } from "@playwright/test";
import { open } from "./app.ts";

/** A screen of the app: the name of its picture, and its address as `app/src/app/routes.rs` has it. */
export interface Screen {
  name: string;
  route: string;
}

/** Every screen. A test compares this list with the app's own. */
export const screens: Screen[] = [
  { name: "today", route: "/app" },
  { name: "help", route: "/app/hulp" },
  { name: "incidents", route: "/app/gebeurtenis" },
  { name: "incident-new", route: "/app/gebeurtenis/nieuw" },
  { name: "incident", route: "/app/gebeurtenis/:id" },
  { name: "signal-list", route: "/app/signalen" },
  { name: "advice", route: "/app/advies" },
  { name: "summary", route: "/app/samenvatting" },
  { name: "incident-card", route: "/app/kaart" },
  { name: "incident-card-maker", route: "/app/kaart/maak" },
  { name: "look-back-list", route: "/app/terugkijken" },
  { name: "look-back-calendar", route: "/app/terugkijken/kalender" },
  { name: "look-back-trend", route: "/app/terugkijken/verloop" },
  { name: "set-aside", route: "/app/terugkijken/opzij" },
  { name: "check-in-earlier-day", route: "/app/check-in/nieuw" },
  { name: "check-in-edit", route: "/app/check-in/:id" },
  { name: "more", route: "/app/meer" },
  { name: "backup-consent", route: "/app/back-up" },
  { name: "backup-devices", route: "/app/back-up/apparaten" },
  { name: "recovery-words", route: "/app/back-up/herstelwoorden" },
  { name: "pairing", route: "/app/koppelen" },
  { name: "contact", route: "/app/contact" },
  { name: "reminders", route: "/app/herinneringen" },
  { name: "reminder", route: "/app/herinnering" },
  { name: "reminder-later", route: "/app/herinnering/later" },
  { name: "organisation", route: "/app/organisatie" },
  { name: "organisation-join", route: "/app/aansluiten" },
  { name: "supporter", route: "/app/ondersteuner" },
  { name: "supporter-requests", route: "/app/ondersteuner/vragen" },
  { name: "supporter-request", route: "/app/ondersteuner/vragen/:id" },
  { name: "supporter-invitation", route: "/app/uitnodiging" },
  { name: "coordinator", route: "/app/coordinator" },
  { name: "coordinator-new", route: "/app/coordinator/nieuw" },
  { name: "coordinator-recover", route: "/app/coordinator/herstel" },
  { name: "coordinator-settings", route: "/app/coordinator/gegevens" },
  { name: "coordinator-people", route: "/app/coordinator/ondersteuners" },
  { name: "coordinator-roster", route: "/app/coordinator/rooster" },
  { name: "coordinator-poster", route: "/app/coordinator/poster" },
  { name: "coordinator-key", route: "/app/coordinator/sleutel" },
];

/** A page to read: a document that needs no script, in two languages. */
export interface Page {
  name: string;
  nl: string;
  en: string;
}

/** Every page. A test compares this list with the files in `app/texts/pages`. */
export const pages: Page[] = [
  { name: "welcome", nl: "/", en: "/en" },
  { name: "home-front", nl: "/thuisfront", en: "/en/home-front" },
  { name: "manager", nl: "/leidinggevende", en: "/en/manager" },
  { name: "reading", nl: "/lezen", en: "/en/reading" },
  { name: "privacy", nl: "/privacy", en: "/en/privacy" },
  { name: "accessibility", nl: "/toegankelijkheid", en: "/en/accessibility" },
  { name: "security", nl: "/beveiliging", en: "/en/security" },
  { name: "first-hours", nl: "/lezen/eerste-uren", en: "/en/reading/first-hours" },
  { name: "grounding", nl: "/lezen/terug-naar-nu", en: "/en/reading/back-to-now" },
  { name: "normal-reactions", nl: "/lezen/gewone-reacties", en: "/en/reading/normal-reactions" },
  { name: "course", nl: "/lezen/hoe-het-verdergaat", en: "/en/reading/how-it-goes-on" },
  { name: "talking", nl: "/lezen/praten", en: "/en/reading/talking" },
  { name: "sleep", nl: "/lezen/slapen", en: "/en/reading/sleep" },
  { name: "work-and-rest", nl: "/lezen/werk-en-rust", en: "/en/reading/work-and-rest" },
  { name: "alcohol-and-medicine", nl: "/lezen/alcohol-en-pillen", en: "/en/reading/alcohol-and-pills" },
  { name: "children", nl: "/lezen/kinderen", en: "/en/reading/children" },
  { name: "debriefing", nl: "/lezen/nabespreken", en: "/en/reading/debriefing" },
  { name: "media", nl: "/lezen/nieuws-beelden-doxing", en: "/en/reading/news-pictures-doxing" },
  { name: "police-report", nl: "/lezen/melden-en-aangifte", en: "/en/reading/reporting-to-the-police" },
  { name: "return-to-work", nl: "/lezen/terug-aan-het-werk", en: "/en/reading/back-to-work" },
];

/** An incident card of yesterday, by the page's own clock. */
async function card(page: Tab): Promise<string> {
  const yesterday = new Date((await page.evaluate(() => Date.now())) - 86_400_000);
  const day = yesterday.toISOString().slice(0, 10).replaceAll("-", "");
  return `1.severe_accident.${day}.rav-noord.${Buffer.from("RAV Noord").toString("base64url")}`;
}

/** The address of a screen, with the id of a record that is there; `undefined` when there is none. */
export async function addressOf(page: Tab, route: string): Promise<string | undefined> {
  if (route === "/app/kaart") return `${route}#${await card(page)}`;
  if (!route.includes(":id")) return route;
  const list = route.startsWith("/app/check-in") ? "/app/terugkijken" : route.slice(0, -"/:id".length);
  const prefix = route.slice(0, -":id".length);
  await open(page, list);
  const link = page.locator(`main a[href^='${prefix}']:not([href$='/nieuw'])`).first();
  // The list may still be on its way; that there is none shows only by waiting.
  await link.waitFor({ state: "attached", timeout: 3_000 }).catch(() => {});
  return (await link.count()) === 0 ? undefined : ((await link.getAttribute("href")) ?? undefined);
}
