// Fetches the texts of a part of the app. The glue imports it; the build fills in PART_TEXTS: the address of each file, by
// part and language, with the hash of its content in its name.

/** The texts of `part` in `language`, as the build wrote them. Rejects when they cannot be fetched. */
export async function fetchTexts(part, language) {
  const answer = await fetch(PART_TEXTS[`${part}-${language}`]);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.text();
}
