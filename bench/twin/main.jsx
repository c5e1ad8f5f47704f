// The first screen with what is usual: preact draws, idb stores, WebCrypto encrypts. It does what the app's first tap
// does for the employee, and nothing of the rest: no merging, no outbox, no chain, no second language, no offline start.

import { render } from "preact";
import { useState } from "preact/hooks";
import { save } from "./vault.js";

const disc = <circle class="nh-face__disc" cx="20" cy="20" r="18.5" />;
const steps = [
  ["very_bad", "heel slecht", "M11.5 17.2q2.2-2.2 4.4-.6M28.5 17.2q-2.2-2.2-4.4-.6M12.5 28.2q7.5-8 15 0"],
  ["bad", "slecht", "M14 16.2v.6M26 16.2v.6M13.5 27.4q6.5-4.4 13 0"],
  ["fair", "gaat wel", "M14 16.2v.6M26 16.2v.6M14 26h12"],
  ["good", "goed", "M14 16.2v.6M26 16.2v.6M13.5 24.6q6.5 4.6 13 0"],
  ["very_good", "heel goed", "M11.5 17q2.3-2.6 4.6 0M23.9 17q2.3-2.6 4.6 0M12.5 23.6q7.5 8.4 15 0"],
];

function Face({ step: [code, word, line], onChoose }) {
  return (
    <label class="nh-face">
      <input class="nh-face__input" type="radio" name="overall" value={code} onChange={() => onChoose(code)} />
      <svg class={`nh-face__drawing nh-face__drawing--${code}`} viewBox="0 0 40 40" aria-hidden="true">
        {disc}
        <path class="nh-face__line" d={line} />
      </svg>
      <span class="nh-face__word">{word}</span>
    </label>
  );
}

function Today() {
  const [state, setState] = useState("");
  const id = useState(() => crypto.randomUUID())[0];
  const choose = async (overall) => {
    setState("");
    try {
      await save({ id, at: Date.now(), overall });
      setState("bewaard");
    } catch {
      setState("Niet bewaard. Je keuze staat nog op het scherm.");
    }
  };
  return (
    <div class="nh-frame">
      <header class="nh-top">
        <h1 class="nh-top__title nl-heading nl-heading--level-1">Vandaag</h1>
      </header>
      <main class="nh-main">
        <div class="nh-today">
          <fieldset class="nh-faces nh-faces--large">
            <legend class="nh-faces__legend">
              <h2 class="nl-heading nl-heading--level-1 nh-question">Hoe gaat het nu?</h2>
            </legend>
            <div class="nh-faces__row">{steps.map((step) => <Face step={step} onChoose={choose} />)}</div>
          </fieldset>
          <div class="nh-kept" role="status">
            <span>{state}</span>
          </div>
        </div>
      </main>
    </div>
  );
}

render(<Today />, document.getElementById("app"));
