// Names on a map: who comes closer finds more of them, at each step of the zoom those
// that the server has found room for.

const SIDES = ["middle", "top", "bottom"].flatMap((row) =>
  ["left", "right"].map((column) => `${row} ${column}`),
);
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
  const cities = traces.find((trace) => trace.meta?.marks && trace.text);
  if (step < 0 || !cities) return traces;
  const [, captions, ...places] = words.customdata[step];
  const hosts = Math.max(...cities.marker.size);
  const all = { lon: [], lat: [], text: [], side: [], size: [], weight: [] };
  for (let at = 0; at < captions; at += 1) {
    add(all, words.lon[at], words.lat[at], words.text[at], words.textposition[at], {
      size: words.textfont.size[at],
      weight: words.textfont.weight[at],
    });
  }
  for (let at = 0; at < places.length; at += 2) {
    const [city, side] = [places[at], SIDES[places[at + 1]]];
    const isHost = cities.marker.size[city] === hosts;
    const text = `${HOLD}${cities.text[city]}${HOLD}`;
    const type = { size: isHost ? 13 : 12, weight: isHost ? 600 : 400 };
    add(all, cities.lon[city], cities.lat[city], text, side, type);
  }
  const { lon, lat, text, side, size, weight } = all;
  const textfont = { ...words.textfont, size, weight };
  const closer = { ...words, lon, lat, text, textposition: side, textfont };
  return traces.map((trace) => (trace === words ? closer : trace));
}

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
