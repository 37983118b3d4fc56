// The marks of a picture: what can be reached, read and clicked, in the order drawn.

import { frameOf } from "./plotly_inside.js";

const REACH_PX = 3;

export function marksOf(traces) {
  return traces.flatMap((trace, curve) => {
    if (!trace.meta?.marks || trace.visible === false) return [];
    return (trace.ids ?? [])
      .map((id, point) => ({ id, curve, point, reading: readingOf(trace, point) }))
      .filter((mark) => mark.id);
  });
}

// The id under a click: only traces that say so answer.
export function clickedId(points) {
  const answers = (point) => point.data.meta?.marks || point.data.meta?.clicks;
  const point = points.find(answers);
  return point ? point.data.ids?.[point.pointNumber] ?? null : null;
}

// The topmost map point under the pointer that is a mark of its own, such as a city:
// it takes the pointer from the country around it and from the country's unseen point.
export function pointUnder(graph, { clientX, clientY }) {
  const frame = frameOf(graph);
  if (!frame) return null;
  const { left, top } = graph.getBoundingClientRect();
  const areas = new Set(graph.data.flatMap((t) => (t.meta?.clicks ? t.ids : [])));
  let nearest = null;
  graph.data.forEach((trace, curveNumber) => {
    if (trace.type !== "scattergeo" || !trace.meta?.marks) return;
    trace.ids.forEach((id, pointNumber) => {
      if (areas.has(id)) return;
      const place = [trace.lon[pointNumber], trace.lat[pointNumber]];
      const [x, y] = frame.project(...place) ?? [];
      const distance = Math.hypot(left + x - clientX, top + y - clientY);
      const reach = radiusOf(trace, pointNumber) + REACH_PX;
      if (!(distance <= Math.min(reach, nearest?.distance ?? reach))) return;
      nearest = { curveNumber, pointNumber, distance };
    });
  });
  return nearest;
}

function radiusOf(trace, point) {
  const size = trace.marker?.size ?? 6;
  return (Array.isArray(size) ? size[point] : size) / 2;
}

export function subplotOf(trace) {
  if (/^(scattergeo|choropleth)$/.test(trace.type)) return trace.geo ?? "geo";
  return (trace.xaxis ?? "x") + (trace.yaxis ?? "y");
}

export function linesOf(trace, point) {
  const source = trace.hovertext ?? trace.text ?? "";
  const text = Array.isArray(source) ? source[point] : source;
  return String(text ?? "").split(/<br\s*\/?>/).map(plain).filter(Boolean);
}

function readingOf(trace, point) {
  const lines = linesOf(trace, point);
  if (!lines.length) return "";
  const gap = (said) => (/[.,:;!?]$/.test(said) ? " " : ", ");
  return lines.reduce((said, line) => said + gap(said) + line);
}

const ENTITIES = { lt: "<", gt: ">", quot: '"', nbsp: "\u00a0", amp: "&" };

function plain(line) {
  const bare = line.replace(/<[^>]*>/g, "");
  return bare.replace(/&(lt|gt|quot|nbsp|amp);/g, (_, name) => ENTITIES[name]).trim();
}
