import { checkIn, happened, open, sayMore } from "../support/app.ts";
import { expect, test } from "../support/test.ts";

// What a screen reader is told: names, roles and states, in order. What is drawn only is not in it.

/** The advice names a day. */
const evening = new Date("2026-11-22T21:40:00+01:00");

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(evening);
});

test("today, before and after a check-in", async ({ page }) => {
  await open(page);
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - link "Naar de inhoud":
      - /url: "#inhoud"
    - banner:
      - heading "Vandaag" [level=1]
      - status
      - link "Snel weg":
        - /url: https://www.buienradar.nl/
    - main:
      - group "Hoe gaat het nu?":
        - heading "Hoe gaat het nu?" [level=2]
        - radio "heel slecht"
        - radio "slecht"
        - radio "gaat wel"
        - radio "goed"
        - radio "heel goed"
      - status
      - group: Meer zeggen (mag)
      - link "Er is iets gebeurd":
        - /url: /app/gebeurtenis/nieuw
      - 'link "Wat mijn werkgever ziet: niets"':
        - /url: /app/meer#werkgever
    - navigation "Plekken in de app":
      - link "Vandaag":
        - /url: /app
      - link "Gebeurtenis":
        - /url: /app/gebeurtenis
      - link "Hulp":
        - /url: /app/hulp
      - link "Terugkijken":
        - /url: /app/terugkijken
      - link "Meer":
        - /url: /app/meer
  `);
  await checkIn(page, "gaat wel");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - group "Hoe gaat het nu?":
        - heading "Hoe gaat het nu?" [level=2]
        - radio "heel slecht"
        - radio "slecht"
        - radio "gaat wel" [checked]
        - radio "goed"
        - radio "heel goed"
      - status:
        - text: bewaard
        - button "ongedaan"
      - group: Meer zeggen (mag)
      - link "Er is iets gebeurd":
        - /url: /app/gebeurtenis/nieuw
      - 'link "Wat mijn werkgever ziet: niets"':
        - /url: /app/meer#werkgever
  `);
});

test("what else may be said", async ({ page }) => {
  await open(page);
  await checkIn(page, "goed");
  await sayMore(page);
  await page.getByLabel("Ik heb nu dienst").tap();
  await expect(page.getByRole("group", { name: "Slaap" })).toMatchAriaSnapshot(`
    - group "Slaap":
      - paragraph: Hoe slaap je?
      - radio "heel slecht"
      - radio "slecht"
      - radio "gaat wel"
      - radio "goed"
      - radio "heel goed"
  `);
  await expect(page.getByRole("group", { name: "Hoe sta je in deze dienst?" })).toMatchAriaSnapshot(`
    - group "Hoe sta je in deze dienst?":
      - 'radio "Groen: klaar voor de volgende oproep"'
      - 'radio "Oranje: ik rust op de post en blijf in dienst"'
      - 'radio "Rood: ik stop met deze dienst"'
  `);
});

test("help", async ({ page }) => {
  await open(page, "/app/hulp");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Nu gevaar?" [level=2]
      - link "Bel 112":
        - /url: tel:112
      - paragraph: Als jij of een ander nu in gevaar is.
      - heading "Denk je aan zelfmoord?" [level=2]
      - link "Bel 113":
        - /url: tel:113
      - link "Bel 0800-0113":
        - /url: tel:08000113
      - paragraph: Deze nummers staan ook zonder internet in de app.
      - link "Even terug naar nu":
        - /url: /lezen/terug-naar-nu
      - heading "1 Dichtbij" [level=2]
      - heading "2 Collega's" [level=2]
      - link /Sluit aan bij je organisatie/:
        - /url: /app/aansluiten
      - heading "3 Deskundig" [level=2]
      - heading "Je huisarts, of de huisartsenpost" [level=3]
      - heading "Thuis" [level=2]
  `);
});

test("an event, with what comes when", async ({ page }) => {
  await happened(page, "Een zwaar ongeval");
  const first = page.getByRole("listitem").filter({ hasText: "Eerste contact met een collega" });
  await expect(first).toMatchAriaSnapshot(`
    - listitem:
      - strong: Eerste contact met een collega
      - group:
        - button "Dit is gedaan"
        - button "Verzet een week"
        - button "Niet nodig"
  `);
});

test("the signal list, one by one", async ({ page }) => {
  await open(page, "/app/signalen");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - paragraph: Twaalf signalen die kunnen blijven hangen. Sla gerust over wat je niet wilt zeggen.
      - paragraph: Hierbij stilstaan kan even iets losmaken. Stoppen mag altijd. Wat je al koos, blijft bewaard.
      - group "Beelden of dromen die steeds terugkomen":
        - radio "niet"
        - radio "soms"
        - radio "vaak"
      - button "Sla over"
      - checkbox "Ik ben bang dat ik mezelf of een ander iets aandoe"
      - navigation "Dit maakt het erger. Eerst rustig worden":
        - link "Dit maakt het erger. Eerst rustig worden":
          - /url: /lezen/terug-naar-nu
        - link "Liever een mens":
          - /url: /app/hulp
      - group "Signalenlijst":
        - radio "Eén voor één" [checked]
        - radio "Alles op één blad"
  `);
});

test("advice", async ({ page }) => {
  await open(page, "/app/signalen");
  await page.locator("label").filter({ hasText: "Alles op één blad" }).tap();
  await page.getByLabel("Ik twijfel").tap();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await open(page, "/app/advies");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - paragraph: Je twijfelt. Dan is samen kijken met de bedrijfsarts goed.
      - paragraph: "Een deskundige: bedrijfsarts of huisarts"
      - list:
        - listitem:
          - link "Ga naar het open spreekuur van de bedrijfsarts, of bel":
            - /url: /app/hulp
        - listitem:
          - link "Maak een afspraak met je huisarts":
            - /url: /app/hulp
        - listitem:
          - link "Vraag een collegiaal ondersteuner om contact":
            - /url: /app/contact
      - figure "Zo kun je het zeggen":
        - blockquote: Ik heb op mijn werk iets heftigs meegemaakt. Ik twijfel of het goed gaat. Kunnen we er samen naar kijken?
        - button "Kopieer"
      - group: Waarom zie ik dit?
      - paragraph: "Kijk hier weer naar: zondag 6 december."
  `);
});

test("the choice of a backup", async ({ page }) => {
  await open(page, "/app/back-up");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - group "Wat mag mee in de back-up?":
        - switch "Check-ins"
        - switch "Gebeurtenissen"
        - switch "Signalenlijsten"
        - switch "Eigen woorden"
      - button "Zet de back-up aan" [disabled]
      - paragraph: Kies eerst wat er mee mag.
      - heading "Wat gaat er weg?" [level=2]
      - heading "In welke vorm?" [level=2]
      - heading "Naar wie?" [level=2]
      - heading "Wat weet de server wel?" [level=2]
      - group: Laat zien wat er echt weggaat
      - navigation:
        - link "Koppelen Heb je Naderhand al op een ander apparaat? Dan kun je hier alles terugzien.":
          - /url: /app/koppelen
  `);
});
