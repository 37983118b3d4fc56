// Names on a map: who comes closer finds more of them, at each step of the zoom those
// that the server has found room for.

const SIDES = ["middle", "top", "bottom"].flatMap((row) =>
  ["left", "right"].map((column) => `${row} ${column}`),
);
const WITHIN = ["middle", "center"].join(" "); // the side behind those
const ALMOST = 1.001;
const HOLD = "\u00a0".repeat(4); // Plotly sets text without a distance to its mark

// The step for a map so many times as large as the whole; -1 for the whole.
export function stepAt(traces, times) {
  const steps = wordsOf(traces)?.customdata ?? [];
  return steps.findLastIndex(([least]) => least <= times * ALMOST);
}

export function named(traces, times) {
  const step = stepAt(traces, times);
  const words = wordsOf(traces);
  if (step < 0) return traces;
  const [, ...places] = words.customdata[step];
  const all = { lon: [], lat: [], text: [], side: [], size: [], weight: [] };
  const known = [...citiesOf(traces), ...countriesOf(words)];
  for (let at = 0; at < places.length; at += 2) {
    const { name, lon, lat, type } = known[places[at]];
    const side = SIDES[places[at + 1]] ?? WITHIN;
    const text = side === WITHIN ? name : `${HOLD}${name}${HOLD}`;
    add(all, lon, lat, text, side, type);
  }
  const { lon, lat, text, side, size, weight } = all;
  const textfont = { ...words.textfont, size, weight };
  const closer = { ...words, lon, lat, text, textposition: side, textfont };
  return traces.map((trace) => (trace === words ? closer : trace));
}

function citiesOf(traces) {
  const cities = traces.find((trace) => trace.meta?.marks && trace.text);
  if (!cities) return [];
  const { lon, lat, text, marker } = cities;
  const hosts = Math.max(...marker.size);
  return text.map((name, at) => {
    const isHost = marker.size[at] === hosts;
    const type = { size: isHost ? 13 : 12, weight: isHost ? 600 : 400 };
    return { name, lon: lon[at], lat: lat[at], type };
  });
}

const countriesOf = ({ meta }) =>
  (meta?.countries ?? []).map(([name, lon, lat]) => ({
    ...{ name, lon, lat, type: { size: 12, weight: 600 } },
  }));

function wordsOf(traces) {
  return traces.find(({ mode, customdata }) => mode === "text" && customdata?.length);
}

function add(all, lon, lat, text, side, { size, weight }) {
  all.lon.push(lon);
  all.lat.push(lat);
  all.text.push(text);
  all.side.push(side);
  all.size.push(size);
  all.weight.push(weight);
}
