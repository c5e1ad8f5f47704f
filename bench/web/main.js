// Opens the page's own script, lets it measure, and sends the figures to whoever started the browser.

const query = new URLSearchParams(location.search);
const options = { count: Number(query.get("count")), rounds: Number(query.get("rounds")) };

let answer;
try {
  const page = await import(`/${query.get("page")}.js`);
  answer = { figures: await page.measure(options) };
} catch (error) {
  answer = { error: String(error?.stack ?? error) };
}
await fetch("/answer", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(answer),
});
