// Keeps the outlines of countries from one drawing of a map to the next: plotly.js works
// them out anew each time, though mostly nothing but colours has changed.

import { drawAgain, drawOutlines } from "./plotly_inside.js";

// A map moves down by a line where its key has one more, and back.
const MOST_PLACES = 4;

export function keepOutlines(graph) {
  const places = new Map(); // the last one used is the last
  const keptAt = (place) => {
    const kept = places.get(place) ?? new WeakMap();
    places.delete(place);
    places.set(place, kept);
    if (places.size > MOST_PLACES) places.delete(places.keys().next().value);
    return kept;
  };
  const isMap = drawOutlines(graph, ({ place, outline }) => {
    const kept = keptAt(place);
    return (shape) => {
      // What comes anew at each drawing stands around the same coordinates.
      const { type, coordinates } = shape?.geometry ?? {};
      if (!type?.endsWith("Polygon")) return outline(shape);
      if (!kept.has(coordinates)) kept.set(coordinates, outline(shape));
      return kept.get(coordinates);
    };
  });
  // Those that are drawn already are of use to the very next drawing.
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  if (isMap) whenIdle(() => drawAgain(graph));
}
