/** A screen of the app: the name of its picture, and its address as `app/src/app/routes.rs` has it. */
export interface Screen {
  name: string;
  route: string;
}

/** Every screen. A test compares this list with the app's own. */
export const screens: Screen[] = [
  { name: "today", route: "/app" },
  { name: "help", route: "/app/hulp" },
  { name: "look-back-list", route: "/app/terugkijken" },
  { name: "look-back-calendar", route: "/app/terugkijken/kalender" },
  { name: "look-back-trend", route: "/app/terugkijken/verloop" },
  { name: "check-in-earlier-day", route: "/app/check-in/nieuw" },
  { name: "check-in-edit", route: "/app/check-in/:id" },
  { name: "more", route: "/app/meer" },
  { name: "backup-consent", route: "/app/back-up" },
  { name: "backup-devices", route: "/app/back-up/apparaten" },
  { name: "recovery-words", route: "/app/back-up/herstelwoorden" },
  { name: "pairing", route: "/app/koppelen" },
];
